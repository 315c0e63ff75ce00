package dev.dryscale.fleet;

import dev.dryscale.record.Slo;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.traffic.TrafficSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One run: a fleet, its traffic, the policies attached to the group, and the seed.
 *
 * @param horizonNanos a whole number of minutes, at least one
 * @param trafficSeed seed of arrivals, sizes and retries; runs that share it see the same requests
 * @param seed seed of everything else: boot, phases, ties
 */
public record RunInput(
        String scenario,
        String candidate,
        FleetModel model,
        TrafficSource traffic,
        List<ScalingPolicy> policies,
        Fidelity fidelity,
        long startEpochSecond,
        long horizonNanos,
        @Nullable Slo slo,
        long trafficSeed,
        long seed) {

    public RunInput {
        policies = List.copyOf(policies);
        if (horizonNanos < MetricPublisher.MINUTE || horizonNanos % MetricPublisher.MINUTE != 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the duration must be a whole number of minutes and at least one, was %d ns",
                    horizonNanos));
        }
    }
}

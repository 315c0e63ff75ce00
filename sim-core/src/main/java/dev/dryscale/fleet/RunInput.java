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

    private static final long DAY = 86_400_000_000_000L;
    private static final long FIVE_MINUTES = 300_000_000_000L;
    private static final long STATIONARY_STRETCHES = 48;

    public RunInput {
        policies = List.copyOf(policies);
        if (horizonNanos < MetricPublisher.MINUTE || horizonNanos % MetricPublisher.MINUTE != 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the duration must be a whole number of minutes and at least one, was %d ns",
                    horizonNanos));
        }
    }

    /**
     * Whether nothing but chance and the policies' answers to it changes the run: arrivals of one law, no event, no release,
     * no policy that looks at the clock.
     */
    public boolean isStationary() {
        return traffic.isStationary()
                && traffic.durationNanos() >= horizonNanos
                && model.service().sizeChanges().isEmpty()
                && model.features().stream().allMatch(FleetFeature::isStationary)
                && policies.stream().noneMatch(ScalingPolicy::isTimed);
    }

    /** How the requests are cut: days of a recording, stationary traffic so that a part of it can be left out. */
    long stretchNanos() {
        if (traffic.isRecorded()) {
            return DAY;
        }
        return isStationary() ? roundedUp(horizonNanos / STATIONARY_STRETCHES) : horizonNanos;
    }

    private static long roundedUp(long nanos) {
        return Math.max(1, (nanos + FIVE_MINUTES - 1) / FIVE_MINUTES) * FIVE_MINUTES;
    }
}

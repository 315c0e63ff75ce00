package dev.dryscale.experiment;

import dev.dryscale.cost.PriceList;
import dev.dryscale.fleet.Fidelity;
import dev.dryscale.fleet.FleetModel;
import dev.dryscale.record.Slo;
import dev.dryscale.traffic.TrafficSource;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run depends on but the policies and the seed. Two runs of an equal scenario, candidate and seed give equal
 * bytes.
 *
 * @param startEpochSecond where the start lies on the calendar, UTC
 * @param horizonNanos length of the run, at least one minute
 * @param fleet the group, its instances and what they do
 * @param slo null when none is stated
 * @param prices null when costs are not asked for
 * @param keepsTransient whether the start of a run on stationary traffic counts like the rest of it
 */
public record Scenario(
        String name,
        long startEpochSecond,
        long horizonNanos,
        Fidelity fidelity,
        TrafficSource traffic,
        FleetModel fleet,
        @Nullable Slo slo,
        @Nullable PriceList prices,
        boolean keepsTransient) {

    /** The same scenario under other traffic. */
    public Scenario with(TrafficSource other) {
        return other.equals(traffic)
                ? this
                : new Scenario(
                        name, startEpochSecond, horizonNanos, fidelity, other, fleet, slo, prices, keepsTransient);
    }

    /** The same scenario, looked at as closely as this; itself when it is so already. */
    public Scenario at(Fidelity other) {
        return other == fidelity
                ? this
                : new Scenario(
                        name, startEpochSecond, horizonNanos, other, traffic, fleet, slo, prices, keepsTransient);
    }
}

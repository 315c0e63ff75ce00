package dev.dryscale.experiment;

import dev.dryscale.cost.PriceList;
import dev.dryscale.fleet.Fidelity;
import dev.dryscale.fleet.InstanceModel;
import dev.dryscale.fleet.LoadBalancerModel;
import dev.dryscale.fleet.station.Dispatch;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.record.Slo;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.traffic.TrafficSource;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run depends on but the policies and the seed. Two runs of an equal scenario, candidate and seed give equal
 * bytes.
 *
 * @param startEpochSecond where the start lies on the calendar, UTC
 * @param horizonNanos length of the run, at least one minute
 * @param loadBalancer null when requests reach the instances without one (no registration, no health check, no drain)
 * @param slo null when none is stated
 * @param prices null when costs are not asked for
 * @param dispatch where requests wait
 * @param initialInService instances in service at the start, at most the desired capacity; the rest is launched then
 */
public record Scenario(
        String name,
        long startEpochSecond,
        long horizonNanos,
        Fidelity fidelity,
        TrafficSource traffic,
        ServiceModel service,
        InstanceModel instance,
        GroupConfiguration group,
        @Nullable LoadBalancerModel loadBalancer,
        Profile profile,
        @Nullable Slo slo,
        @Nullable PriceList prices,
        Dispatch dispatch,
        int initialInService) {

    /** A scenario of lines at the instances, with the desired capacity in service at the start. */
    public Scenario(
            String name,
            long startEpochSecond,
            long horizonNanos,
            Fidelity fidelity,
            TrafficSource traffic,
            ServiceModel service,
            InstanceModel instance,
            GroupConfiguration group,
            @Nullable LoadBalancerModel loadBalancer,
            Profile profile,
            @Nullable Slo slo,
            @Nullable PriceList prices) {
        this(
                name,
                startEpochSecond,
                horizonNanos,
                fidelity,
                traffic,
                service,
                instance,
                group,
                loadBalancer,
                profile,
                slo,
                prices,
                Dispatch.ROUTED,
                group.desiredCapacity());
    }
}

package dev.dryscale.fleet;

import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The fleet as it is configured.
 *
 * @param loadBalancer null when requests reach the instances without one
 */
public record FleetModel(
        GroupConfiguration group,
        InstanceModel instance,
        @Nullable LoadBalancerModel loadBalancer,
        ServiceModel service,
        Profile profile) {

    /** Units that are 100 % when all are busy: vCPUs or slots. */
    public int unitsPerInstance() {
        return service.mode() == ServiceMode.CPU ? instance.vcpus() : instance.concurrency();
    }
}

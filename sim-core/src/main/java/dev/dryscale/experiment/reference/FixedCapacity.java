package dev.dryscale.experiment.reference;

import dev.dryscale.fleet.FleetModel;
import dev.dryscale.scaling.group.GroupConfiguration;

/** The reference that never scales: a group whose sizes are all one number, without a policy. */
public final class FixedCapacity {

    private FixedCapacity() {}

    /** The fleet held at {@code instances}, all of them in service from the start. */
    public static FleetModel of(FleetModel fleet, int instances) {
        var group = fleet.group();
        var fixed = new GroupConfiguration(
                group.autoScalingGroupName(),
                instances,
                instances,
                instances,
                group.availabilityZones(),
                group.defaultCooldown(),
                group.defaultInstanceWarmup(),
                group.detailedMonitoring());
        return new FleetModel(
                fixed,
                fleet.instance(),
                fleet.loadBalancer(),
                fleet.service(),
                fleet.profile(),
                fleet.dispatch(),
                instances,
                fleet.target(),
                fleet.features());
    }
}

package dev.dryscale.experiment.reference;

import dev.dryscale.fleet.FleetModel;

/** The reference that never scales: a group whose sizes are all one number, without a policy. */
public final class FixedCapacity {

    private FixedCapacity() {}

    /** The fleet held at {@code instances}, all of them in service from the start. */
    public static FleetModel of(FleetModel fleet, int instances) {
        return fleet.withGroup(fleet.group().withSizes(instances, instances, instances), instances);
    }
}

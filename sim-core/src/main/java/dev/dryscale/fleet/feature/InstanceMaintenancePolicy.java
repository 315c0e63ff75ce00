package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;

/**
 * How far replacing instances may take the group from its desired capacity (LC-26). AWS does not say how percentages are
 * rounded; here never below the one and never above the other, but always room for one instance.
 *
 * @param minHealthyPercentage 0 to 100
 * @param maxHealthyPercentage 100 to 200; above 100 a replacement is launched before the old one goes
 */
public record InstanceMaintenancePolicy(int minHealthyPercentage, int maxHealthyPercentage) implements FleetFeature {

    private static final int ALL = 100;

    @Override
    public FeatureRun start(GroupControls controls) {
        return new FeatureRun() {};
    }

    /** The policy of a fleet, null when it has none. */
    static @org.jspecify.annotations.Nullable InstanceMaintenancePolicy of(GroupControls controls) {
        return controls.model().features().stream()
                .filter(InstanceMaintenancePolicy.class::isInstance)
                .map(InstanceMaintenancePolicy.class::cast)
                .findFirst()
                .orElse(null);
    }

    boolean launchesFirst() {
        return maxHealthyPercentage > ALL;
    }

    /** Instances that may be launched beyond the desired capacity. */
    int mayExceedBy(int desired) {
        return Math.max(1, desired * (maxHealthyPercentage - ALL) / ALL);
    }

    /** Instances that may be missing. */
    int mayLack(int desired) {
        return Math.max(1, desired * (ALL - minHealthyPercentage) / ALL);
    }
}

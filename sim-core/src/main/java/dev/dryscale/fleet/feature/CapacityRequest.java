package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;
import org.jspecify.annotations.Nullable;

/**
 * A user sets the group's limits or desired capacity; null leaves a value as it is. No cooldown holds it back (SS-7).
 *
 * @param atNanos when
 */
public record CapacityRequest(
        long atNanos,
        @Nullable Integer minSize,
        @Nullable Integer maxSize,
        @Nullable Integer desiredCapacity) implements FleetFeature {

    @Override
    public boolean isStationary() {
        return false;
    }

    @Override
    public FeatureRun start(GroupControls controls) {
        return new FeatureRun() {
            @Override
            public void begin(long nowNanos) {
                controls.schedule(
                        atNanos, now -> controls.setCapacity(minSize, maxSize, desiredCapacity, "a user request", now));
            }
        };
    }
}

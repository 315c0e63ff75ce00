package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;
import dev.dryscale.fleet.LaunchPlan;
import org.jspecify.annotations.Nullable;

/**
 * An Availability Zone is gone for a while: its instances stop with all they serve, and launch calls for it fail.
 *
 * @param zone one of the group's
 */
public record ZoneOutage(String zone, long fromNanos, long toNanos) implements FleetFeature {

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
                        fromNanos,
                        now -> controls.instances().stream()
                                .filter(instance -> instance.zone().equals(zone))
                                .forEach(instance -> controls.kill(instance, false, now)));
            }

            @Override
            public @Nullable String launchFailure(LaunchPlan plan, long nowNanos) {
                boolean gone = nowNanos >= fromNanos
                        && nowNanos < toNanos
                        && plan.zone().equals(zone);
                return gone ? LaunchFailures.text(plan) : null;
            }
        };
    }
}

package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;
import dev.dryscale.fleet.Instance;
import dev.dryscale.fleet.ScalingProcess;

/**
 * Instances are replaced at a certain age (LC-8), up to ten percent of the group at once.
 *
 * @param nanos at least one day
 */
public record MaxInstanceLifetime(long nanos) implements FleetFeature {

    private static final long MINUTE = 60_000_000_000L;
    private static final String TOO_OLD =
            "an instance was taken out of service in response to its maximum instance lifetime.";

    @Override
    public FeatureRun start(GroupControls controls) {
        var pace = new ReplacementPace(
                controls,
                ScalingProcess.INSTANCE_REFRESH,
                "an instance was launched in response to the maximum instance lifetime.");
        return new FeatureRun() {
            @Override
            public void begin(long nowNanos) {
                controls.instances().forEach(instance -> inService(instance, nowNanos));
            }

            @Override
            public void inService(Instance instance, long nowNanos) {
                controls.schedule(nowNanos + nanos, now -> replace(instance, now));
            }

            /** Asks again each minute until it may go. */
            private void replace(Instance instance, long nowNanos) {
                if (instance.isInService() && !pace.replace(instance, TOO_OLD, nowNanos)) {
                    controls.schedule(nowNanos + MINUTE, now -> replace(instance, now));
                }
            }
        };
    }
}

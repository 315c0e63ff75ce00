package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;
import dev.dryscale.fleet.Instance;

/**
 * Instances are protected from scale-in from InService on (LC-42). It stops neither health replacement nor interruption.
 *
 * @param forNanos how long each is protected; {@link Long#MAX_VALUE} is for ever
 */
public record ScaleInProtection(long forNanos) implements FleetFeature {

    @Override
    public FeatureRun start(GroupControls controls) {
        return new FeatureRun() {
            @Override
            public void inService(Instance instance, long nowNanos) {
                if (forNanos != Long.MAX_VALUE) {
                    controls.schedule(nowNanos + forNanos, controls::settle);
                }
            }

            @Override
            public boolean isProtected(Instance instance, long nowNanos) {
                return instance.isInService() && nowNanos - instance.inServiceNanos() < forNanos;
            }
        };
    }
}

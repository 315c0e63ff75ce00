package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;

/**
 * A share of the Spot instances is interrupted at once.
 *
 * @param atNanos when the instances are gone; their notices come two minutes before, or at the start of the run
 * @param share of those that are held when the notices come, 0 to 1; each is drawn
 * @param handling what the group does about it
 */
public record SpotWave(long atNanos, double share, SpotInterruptions handling) implements FleetFeature {

    @Override
    public boolean isStationary() {
        return false;
    }

    @Override
    public FeatureRun start(GroupControls controls) {
        long lead = Math.max(SpotInterruptions.NOTICE_NANOS, handling.recommendationNanos());
        long from = Math.max(0, atNanos - lead);
        return new FeatureRun() {
            @Override
            public void begin(long nowNanos) {
                controls.schedule(from, now -> strike(controls, now, lead));
            }
        };
    }

    private void strike(GroupControls controls, long nowNanos, long leadNanos) {
        var chance = controls.streams("spotWave").named(Long.toString(atNanos));
        for (var instance : controls.instances()) {
            boolean taken = instance.plan().isSpot() && chance.nextDouble() < share;
            if (taken && instance.isHeld()) {
                handling.interrupt(controls, instance, Math.max(atNanos, nowNanos + leadNanos));
            }
        }
    }
}

package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;
import dev.dryscale.fleet.Instance;
import dev.dryscale.fleet.LifecycleState;

/**
 * Instances are put aside for maintenance: billed, without requests and health checks, and not scaled in (LC-7).
 *
 * @param count how many of those InService, oldest first
 * @param decrement whether the desired capacity goes down with them; else the group launches others
 */
public record Standby(long fromNanos, long toNanos, int count, boolean decrement) implements FleetFeature {

    @Override
    public boolean isStationary() {
        return false;
    }

    @Override
    public FeatureRun start(GroupControls controls) {
        return new FeatureRun() {
            @Override
            public void begin(long nowNanos) {
                controls.schedule(fromNanos, now -> enter(controls, now));
            }
        };
    }

    private void enter(GroupControls controls, long nowNanos) {
        var chosen = controls.instances().stream()
                .filter(Instance::isInService)
                .limit(count)
                .toList();
        chosen.forEach(instance -> controls.standby(instance, true, nowNanos));
        if (decrement) {
            controls.setCapacity(null, null, controls.desiredCapacity() - chosen.size(), "a user request", nowNanos);
        } else {
            controls.settle(nowNanos);
        }
        if (toNanos == Long.MAX_VALUE) {
            return;
        }
        controls.schedule(toNanos, now -> {
            var back = chosen.stream()
                    .filter(instance -> instance.state() == LifecycleState.STANDBY && !instance.isKilled())
                    .toList();
            back.forEach(instance -> controls.standby(instance, false, now));
            // AWS raises the desired capacity by what comes back
            controls.setCapacity(null, null, controls.desiredCapacity() + back.size(), "a user request", now);
        });
    }
}

package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;
import dev.dryscale.fleet.Instance;
import dev.dryscale.fleet.ScalingProcess;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody calls {@code SetInstanceHealth}: the instances are replaced at once, all of them (LC-24), whether the group's own
 * checks are suspended or not (LC-66).
 *
 * @param atNanos when
 * @param count how many of those InService, oldest first
 * @param graceNanos a call within so long after InService changes nothing (LC-21); 0 with {@code
 *     --no-should-respect-grace-period}
 */
public record InstanceHealthReport(long atNanos, int count, long graceNanos) implements FleetFeature {

    private static final String REPORTED = "an instance was taken out of service in response to a user health-check.";

    @Override
    public boolean isStationary() {
        return false;
    }

    @Override
    public FeatureRun start(GroupControls controls) {
        return new Run(controls);
    }

    private final class Run implements FeatureRun {

        private final GroupControls controls;
        /** Unhealthy, and not replaced while ReplaceUnhealthy or Terminate is suspended. */
        private final List<Instance> waiting = new ArrayList<>();

        Run(GroupControls controls) {
            this.controls = controls;
        }

        @Override
        public void begin(long nowNanos) {
            controls.schedule(atNanos, now -> {
                controls.instances().stream()
                        .filter(Instance::isInService)
                        .limit(count)
                        .filter(instance -> now - instance.inServiceNanos() >= graceNanos)
                        .forEach(waiting::add);
                replace(now);
            });
        }

        @Override
        public void capacityChanged(long nowNanos) {
            replace(nowNanos);
        }

        private void replace(long nowNanos) {
            boolean may = !controls.isSuspended(ScalingProcess.REPLACE_UNHEALTHY)
                    && !controls.isSuspended(ScalingProcess.TERMINATE);
            if (may && !waiting.isEmpty()) {
                var unhealthy = List.copyOf(waiting);
                waiting.clear();
                unhealthy.stream()
                        .filter(Instance::isInService)
                        .forEach(instance -> controls.terminate(instance, REPORTED, nowNanos));
            }
        }
    }
}

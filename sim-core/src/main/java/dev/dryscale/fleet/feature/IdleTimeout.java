package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;
import dev.dryscale.fleet.Instance;
import dev.dryscale.fleet.ScalingProcess;

/**
 * An instance that has had no request for so long is terminated and the desired capacity goes down with it, as far as the
 * minimum size lets it: what AutoScale does (Gandhi et al., TOCS 2012), and on AWS a script that calls {@code
 * TerminateInstanceInAutoScalingGroup} with {@code ShouldDecrementDesiredCapacity}.
 *
 * @param nanos positive
 */
public record IdleTimeout(long nanos) implements FleetFeature {

    private static final String IDLE = "a user request terminated an instance that had been idle for too long.";

    @Override
    public FeatureRun start(GroupControls controls) {
        return new Run(controls, nanos);
    }

    private record Run(GroupControls controls, long nanos) implements FeatureRun {

        @Override
        public void begin(long nowNanos) {
            controls.instances().forEach(instance -> inService(instance, nowNanos));
        }

        @Override
        public void inService(Instance instance, long nowNanos) {
            int way = instance.way();
            controls.schedule(nowNanos + nanos, now -> look(instance, way, nowNanos, now));
        }

        private void look(Instance instance, int way, long sinceNanos, long nowNanos) {
            if (instance.way() != way) {
                return;
            }
            long idleSince = controls.idleSinceNanos(instance, nowNanos);
            // one that is busy now cannot have been idle for long enough before the next look
            long due = idleSince == Long.MAX_VALUE ? nowNanos + nanos : Math.max(idleSince, sinceNanos) + nanos;
            if (due <= nowNanos && terminate(instance, nowNanos)) {
                return;
            }
            long next = due > nowNanos ? due : nowNanos + nanos;
            controls.schedule(next, now -> look(instance, way, sinceNanos, now));
        }

        private boolean terminate(Instance instance, long nowNanos) {
            int left = controls.desiredCapacity() - instance.plan().weight();
            if (!instance.isInService()
                    || left < controls.minSize()
                    || controls.isSuspended(ScalingProcess.TERMINATE)) {
                return false;
            }
            controls.terminate(instance, IDLE, nowNanos);
            controls.setCapacity(null, null, left, "a user request", nowNanos);
            return true;
        }
    }
}

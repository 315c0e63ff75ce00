package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;
import dev.dryscale.fleet.Instance;
import dev.dryscale.fleet.LaunchPlan;
import org.jspecify.annotations.Nullable;

/**
 * A rolling deployment of an ECS service: every task is replaced by one of the newer task definition. Until the service is
 * steady again Application Auto Scaling scales out and not in (AAS-8).
 *
 * @param atNanos when it begins
 * @param pace {@code minimumHealthyPercent} and {@code maximumPercent}
 */
public record ServiceDeployment(long atNanos, InstanceMaintenancePolicy pace) implements FleetFeature {

    @Override
    public boolean isStationary() {
        return false;
    }

    @Override
    public FeatureRun start(GroupControls controls) {
        return new Run(controls, new InstanceRefresh(atNanos, pace).start(controls));
    }

    private static boolean isOlder(Instance instance, int newest) {
        return instance.number() <= newest;
    }

    private final class Run implements FeatureRun {

        private final GroupControls controls;
        private final FeatureRun rolling;
        /** The last task of the old definition. */
        private int newestOld = -1;

        private boolean steady = true;

        Run(GroupControls controls, FeatureRun rolling) {
            this.controls = controls;
            this.rolling = rolling;
        }

        @Override
        public void begin(long nowNanos) {
            controls.schedule(atNanos, now -> {
                newestOld = controls.instances().stream()
                        .mapToInt(Instance::number)
                        .max()
                        .orElse(-1);
                steady = false;
            });
            rolling.begin(nowNanos);
        }

        @Override
        public LaunchPlan plan(LaunchPlan plan, long nowNanos) {
            return rolling.plan(plan, nowNanos);
        }

        /** Steady: no task of the old definition is left, draining ones included, and all others are in service. */
        @Override
        public @Nullable String blocksScaleIn(long nowNanos) {
            steady = steady
                    || controls.instances().stream()
                            .allMatch(task -> !isOlder(task, newestOld) && (task.isInService() || !task.isHeld()));
            return steady ? null : "a deployment is in progress";
        }
    }
}

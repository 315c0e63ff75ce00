package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;
import dev.dryscale.fleet.Instance;
import dev.dryscale.fleet.LaunchPlan;
import dev.dryscale.fleet.ScalingProcess;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every instance is replaced by one of a newer launch template, no faster than the percentages allow; the next ones go when
 * those before are past their warm-up.
 *
 * @param atNanos when
 * @param pace the refresh's own percentages, by default 90 and 100
 */
public record InstanceRefresh(long atNanos, InstanceMaintenancePolicy pace) implements FleetFeature {

    private static final long STEP = 10_000_000_000L;
    private static final String REFRESHED = "an instance was taken out of service in response to an instance refresh.";

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
        private final ReplacementPace replacing;
        private final Set<Integer> old = new TreeSet<>();

        Run(GroupControls controls) {
            this.controls = controls;
            this.replacing = new ReplacementPace(
                    controls,
                    pace,
                    ScalingProcess.INSTANCE_REFRESH,
                    "an instance was launched in response to an instance refresh.");
        }

        @Override
        public void begin(long nowNanos) {
            controls.schedule(atNanos, now -> {
                controls.instances().forEach(instance -> old.add(instance.number()));
                step(now);
            });
        }

        /** Every launch from now on is of the newer template. */
        @Override
        public LaunchPlan plan(LaunchPlan plan, long nowNanos) {
            return nowNanos >= atNanos && nowNanos > 0 ? plan.withTemplate(plan.template() + 1) : plan;
        }

        private void step(long nowNanos) {
            var left = controls.instances().stream()
                    .filter(instance -> instance.isHeld() && old.contains(instance.number()))
                    .toList();
            left.stream()
                    .filter(Instance::isInService)
                    .forEach(instance -> replacing.replace(instance, REFRESHED, nowNanos));
            if (!left.isEmpty()) {
                controls.schedule(nowNanos + STEP, this::step);
            }
        }
    }
}

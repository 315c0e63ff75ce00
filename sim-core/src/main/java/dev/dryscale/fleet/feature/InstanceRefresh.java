package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;
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
    public FeatureRun start(GroupControls controls) {
        var replacing = new ReplacementPace(
                controls,
                pace,
                ScalingProcess.INSTANCE_REFRESH,
                "an instance was launched in response to an instance refresh.");
        return new FeatureRun() {
            private final Set<Integer> known = new TreeSet<>();

            @Override
            public void begin(long nowNanos) {
                controls.schedule(atNanos, now -> {
                    controls.instances().forEach(instance -> known.add(instance.number()));
                    step(now);
                });
            }

            /** Every launch from now on is of the newer template. */
            @Override
            public LaunchPlan plan(LaunchPlan plan, long nowNanos) {
                return nowNanos >= atNanos && nowNanos > 0 ? plan.withTemplate(plan.template() + 1) : plan;
            }

            private void step(long nowNanos) {
                var old = controls.instances().stream()
                        .filter(instance -> instance.isHeld() && known.contains(instance.number()))
                        .toList();
                boolean left = false;
                for (var instance : old) {
                    left = true;
                    if (instance.isInService()) {
                        replacing.replace(instance, REFRESHED, nowNanos);
                    }
                }
                if (left) {
                    controls.schedule(nowNanos + STEP, this::step);
                }
            }
        };
    }
}

package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;
import dev.dryscale.fleet.LaunchPlan;

/** The group launches from a launch configuration until its first deployment, which brings a launch template (LC-40). */
public record LaunchConfiguration() implements FleetFeature {

    @Override
    public FeatureRun start(GroupControls controls) {
        return new FeatureRun() {
            @Override
            public LaunchPlan plan(LaunchPlan plan, long nowNanos) {
                return plan.withTemplate(plan.template() - 1);
            }
        };
    }
}

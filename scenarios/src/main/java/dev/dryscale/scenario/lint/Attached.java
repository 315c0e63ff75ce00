package dev.dryscale.scenario.lint;

import dev.dryscale.fleet.FleetModel;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.SimpleScalingPolicy;
import dev.dryscale.scaling.policy.StepScalingPolicy;
import dev.dryscale.scenario.document.Place;
import java.util.List;

/**
 * Policies on one group.
 *
 * @param place where they are written
 */
record Attached(Place place, List<ScalingPolicy> policies, FleetModel fleet) {

    Attached {
        policies = List.copyOf(policies);
    }

    /** The alarms of the user that invoke a policy. */
    static List<AlarmDefinition> alarms(ScalingPolicy policy) {
        if (policy instanceof StepScalingPolicy step) {
            return step.alarms();
        }
        return policy instanceof SimpleScalingPolicy simple ? simple.alarms() : List.of();
    }
}

package dev.dryscale.scenario.lint;

import dev.dryscale.fleet.FleetModel;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.SimpleScalingPolicy;
import dev.dryscale.scaling.policy.StepScalingPolicy;
import dev.dryscale.scaling.policy.StepScalingTargetPolicy;
import dev.dryscale.scaling.policy.SwitchedPolicy;
import dev.dryscale.scenario.document.Place;
import java.util.List;

/**
 * Policies on one group.
 *
 * @param place where they are written
 */
record Attached(Place place, List<ScalingPolicy> policies, FleetModel fleet) {

    /** Policies that are switched off and on are looked at as they are when on. */
    Attached {
        policies = policies.stream()
                .map(policy -> policy instanceof SwitchedPolicy switched ? switched.policy() : policy)
                .toList();
    }

    /** The alarms of the user that invoke a policy. */
    static List<AlarmDefinition> alarms(ScalingPolicy policy) {
        if (policy instanceof StepScalingPolicy step) {
            return step.alarms();
        }
        if (policy instanceof StepScalingTargetPolicy step) {
            return step.alarms();
        }
        return policy instanceof SimpleScalingPolicy simple ? simple.alarms() : List.of();
    }
}

package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.group.GroupConfiguration;
import java.util.List;

/**
 * A step scaling policy of Application Auto Scaling (JS-5): the steps of EC2 with one cooldown instead of a warm-up (AAS-6).
 *
 * @param minAdjustmentMagnitude least change for a percent adjustment, 0 for none (ST-11)
 * @param cooldown seconds; 300 where AWS is not told otherwise
 */
public record StepScalingTargetPolicy(
        String name,
        AdjustmentType adjustmentType,
        List<StepAdjustment> stepAdjustments,
        int minAdjustmentMagnitude,
        MetricAggregationType metricAggregationType,
        int cooldown,
        List<AlarmDefinition> alarms)
        implements ScalingPolicy {

    public static final int DEFAULT_COOLDOWN_SECONDS = 300;

    public StepScalingTargetPolicy {
        stepAdjustments = List.copyOf(stepAdjustments);
        alarms = List.copyOf(alarms);
    }

    @Override
    public Controller newController(Profile profile, GroupConfiguration group) {
        return new StepScalingTargetController(this, profile);
    }
}

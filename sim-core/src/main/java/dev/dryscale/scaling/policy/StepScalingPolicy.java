package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.group.GroupConfiguration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An EC2 Auto Scaling step scaling policy: the further the metric is beyond the threshold, the larger the step (ST-1 to ST-16).
 * Its alarms are the user's own.
 *
 * @param stepAdjustments without gap or overlap (ST-3)
 * @param minAdjustmentMagnitude least change for a percent adjustment, 0 for none (ST-11)
 * @param estimatedInstanceWarmup seconds; null when not given (TT-30)
 */
public record StepScalingPolicy(
        String name,
        AdjustmentType adjustmentType,
        List<StepAdjustment> stepAdjustments,
        int minAdjustmentMagnitude,
        MetricAggregationType metricAggregationType,
        @Nullable Integer estimatedInstanceWarmup,
        boolean enabled,
        List<AlarmDefinition> alarms)
        implements ScalingPolicy {

    public StepScalingPolicy {
        stepAdjustments = List.copyOf(stepAdjustments);
        alarms = List.copyOf(alarms);
    }

    @Override
    public StepScalingPolicy switchedOn() {
        return new StepScalingPolicy(
                name,
                adjustmentType,
                stepAdjustments,
                minAdjustmentMagnitude,
                metricAggregationType,
                estimatedInstanceWarmup,
                true,
                alarms);
    }

    @Override
    public Controller newController(Profile profile, GroupConfiguration group) {
        return new StepScalingController(this, profile);
    }
}

package dev.dryscale.scenario.policy;

import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.policy.AdjustmentType;
import dev.dryscale.scaling.policy.MetricAggregationType;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.SimpleScalingPolicy;
import dev.dryscale.scaling.policy.StepScalingPolicy;
import dev.dryscale.scaling.policy.StepScalingTargetPolicy;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Scalars;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads step and simple scaling policies in the shape of the API (JS-3, JS-4, SS-1, ST). */
final class AdjustmentReader {

    private static final int LONGEST_COOLDOWN = 86_400;

    private AdjustmentReader() {}

    /** A step scaling policy (JS-3) that {@code alarms} invoke. */
    static ScalingPolicy step(
            Fields fields, String name, @Nullable Integer warmup, boolean enabled, List<AlarmDefinition> alarms) {
        var type = adjustmentType(fields);
        int magnitude = magnitude(fields, type);
        var aggregation = fields.word(
                "MetricAggregationType",
                MetricAggregationType.class,
                MetricAggregationType::awsName,
                MetricAggregationType.AVERAGE);
        var steps = fields.required("StepAdjustments");
        return new StepScalingPolicy(
                name,
                type,
                steps == null ? List.of() : StepAdjustments.read(steps, fields.problems()),
                magnitude,
                aggregation,
                warmup,
                enabled,
                alarms);
    }

    /** A step scaling policy of Application Auto Scaling (AAS-6). */
    static ScalingPolicy stepOfTarget(Fields fields, String name, int cooldown, List<AlarmDefinition> alarms) {
        var type = adjustmentType(fields);
        int magnitude = magnitude(fields, type);
        var aggregation = fields.word(
                "MetricAggregationType",
                MetricAggregationType.class,
                MetricAggregationType::awsName,
                MetricAggregationType.AVERAGE);
        var steps = fields.required("StepAdjustments");
        return new StepScalingTargetPolicy(
                name,
                type,
                steps == null ? List.of() : StepAdjustments.read(steps, fields.problems()),
                magnitude,
                aggregation,
                cooldown,
                alarms);
    }

    /** A simple scaling policy (SS-1) that {@code alarms} invoke. */
    static ScalingPolicy simple(Fields fields, String name, boolean enabled, List<AlarmDefinition> alarms) {
        var type = adjustmentType(fields);
        int magnitude = magnitude(fields, type);
        fields.required("ScalingAdjustment");
        int adjustment = fields.integer("ScalingAdjustment", Integer.MIN_VALUE, Integer.MAX_VALUE, 0);
        var cooldown = fields.<Integer>readOptional(
                "Cooldown", node -> (int) Scalars.integer(node, 0, LONGEST_COOLDOWN, 0, fields.problems()));
        return new SimpleScalingPolicy(name, type, adjustment, magnitude, cooldown, enabled, alarms);
    }

    private static AdjustmentType adjustmentType(Fields fields) {
        fields.required("AdjustmentType");
        return fields.word(
                "AdjustmentType", AdjustmentType.class, AdjustmentType::awsName, AdjustmentType.CHANGE_IN_CAPACITY);
    }

    /** ST-11. */
    private static int magnitude(Fields fields, AdjustmentType type) {
        if (fields.has("MinAdjustmentMagnitude") && type != AdjustmentType.PERCENT_CHANGE_IN_CAPACITY) {
            var place = fields.placeOf("MinAdjustmentMagnitude");
            String rule = "is for PercentChangeInCapacity only and changes nothing here (ST-11)";
            fields.problems().warning(place.file(), place.line(), place.pointer(), rule, null);
        }
        if (!fields.has("MinAdjustmentStep")) {
            return fields.integer("MinAdjustmentMagnitude", 0, Integer.MAX_VALUE, 0);
        }
        var place = fields.placeOf("MinAdjustmentStep");
        String rule = "is the old name of MinAdjustmentMagnitude, which is taken where both stand (JS-4)";
        fields.problems().warning(place.file(), place.line(), place.pointer(), rule, null);
        int old = fields.integer("MinAdjustmentStep", 0, Integer.MAX_VALUE, 0);
        return fields.integer("MinAdjustmentMagnitude", 0, Integer.MAX_VALUE, old);
    }
}

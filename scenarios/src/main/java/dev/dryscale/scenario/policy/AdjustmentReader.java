package dev.dryscale.scenario.policy;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Scalars;
import java.util.List;

/** Checks step and simple scaling policies against the shape of the API (JS-3, JS-4, SS-1, ST). */
final class AdjustmentReader {

    private static final List<String> ADJUSTMENT_TYPES =
            List.of("ChangeInCapacity", "ExactCapacity", "PercentChangeInCapacity");
    private static final List<String> AGGREGATIONS = List.of("Minimum", "Maximum", "Average");
    private static final int LONGEST_COOLDOWN = 86_400;

    private AdjustmentReader() {}

    static void check(Fields fields, String type, Problems problems) {
        if (type.equals(PolicyCatalog.PREDICTIVE.policyType())) {
            fields.optional("PredictiveScalingConfiguration");
            return;
        }
        var adjustmentType = fields.required("AdjustmentType");
        if (adjustmentType != null) {
            Scalars.word(adjustmentType, ADJUSTMENT_TYPES, word -> word, "", problems);
        }
        fields.integer("MinAdjustmentMagnitude", 0, Integer.MAX_VALUE, 0);
        if (type.equals(PolicyCatalog.STEP.policyType())) {
            var aggregation = fields.optional("MetricAggregationType");
            if (aggregation != null) {
                Scalars.word(aggregation, AGGREGATIONS, word -> word, "", problems);
            }
            var steps = fields.required("StepAdjustments");
            if (steps != null) {
                StepAdjustments.check(steps, problems);
            }
        } else {
            fields.required("ScalingAdjustment");
            fields.integer("ScalingAdjustment", Integer.MIN_VALUE, Integer.MAX_VALUE, 0);
            fields.integer("Cooldown", 0, LONGEST_COOLDOWN, 0);
        }
    }
}

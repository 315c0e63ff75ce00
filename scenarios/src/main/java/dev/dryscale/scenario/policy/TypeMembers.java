package dev.dryscale.scenario.policy;

import dev.dryscale.scenario.document.Fields;
import java.util.List;
import java.util.Map;

/** Which members of {@code put-scaling-policy} go with which {@code PolicyType}; AWS refuses the others (JS-4, SS-2, ST-5). */
final class TypeMembers {

    private static final String SIMPLE = PolicyCatalog.SIMPLE.policyType();
    private static final String STEP = PolicyCatalog.STEP.policyType();
    private static final String TRACKING = PolicyCatalog.TARGET_TRACKING.policyType();

    private static final Map<String, List<String>> TYPES = Map.of(
            "AdjustmentType", List.of(SIMPLE, STEP),
            "MinAdjustmentStep", List.of(SIMPLE, STEP),
            "MinAdjustmentMagnitude", List.of(SIMPLE, STEP),
            "ScalingAdjustment", List.of(SIMPLE),
            "Cooldown", List.of(SIMPLE),
            "MetricAggregationType", List.of(STEP),
            "StepAdjustments", List.of(STEP),
            "EstimatedInstanceWarmup", List.of(TRACKING, STEP),
            "TargetTrackingConfiguration", List.of(TRACKING),
            "PredictiveScalingConfiguration", List.of(PolicyCatalog.PREDICTIVE.policyType()));

    private TypeMembers() {}

    /** Tells every member that a policy of that type cannot have, and leaves it out of what nobody knows. */
    static void refuse(Fields fields, String type) {
        if (type.isEmpty()) {
            return;
        }
        TYPES.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            if (fields.has(entry.getKey()) && !entry.getValue().contains(type)) {
                String types = String.join(" and ", entry.getValue());
                fields.refuse(
                        entry.getKey(),
                        "goes with " + types + " only: AWS refuses it in a " + type + " policy (JS-4)",
                        null);
                fields.know(List.of(entry.getKey()));
            }
        });
    }
}

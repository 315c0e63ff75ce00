package dev.dryscale.scenario.policy;

import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.iac.ResourceKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members that people put into a policy and that another API has: told with that API's name. */
final class ForeignMembers {

    private static final String APPLICATION = "Application Auto Scaling's ";
    private static final String PLANS = "a scaling plan of AWS Auto Scaling (autoscaling-plans)";
    private static final String GROUP = "the group (create-auto-scaling-group) or a scheduled action";
    private static final String ALARM = "a CloudWatch alarm (put-metric-alarm)";
    private static final String HPA = "a HorizontalPodAutoscaler of Kubernetes";
    private static final String TRACKING = "TargetTrackingConfiguration, one level further in";

    private static final Map<String, String> OWNERS = Map.ofEntries(
            Map.entry("ScaleInCooldown", APPLICATION + "TargetTrackingScalingPolicyConfiguration (TT-3)"),
            Map.entry("ScaleOutCooldown", APPLICATION + "TargetTrackingScalingPolicyConfiguration (TT-3)"),
            Map.entry("TargetTrackingScalingPolicyConfiguration", APPLICATION + "put-scaling-policy (JS-5)"),
            Map.entry("StepScalingPolicyConfiguration", APPLICATION + "put-scaling-policy (JS-5)"),
            Map.entry("PredictiveScalingPolicyConfiguration", APPLICATION + "put-scaling-policy (JS-5)"),
            Map.entry("ServiceNamespace", APPLICATION + "put-scaling-policy (JS-5)"),
            Map.entry("ResourceId", APPLICATION + "put-scaling-policy (JS-5)"),
            Map.entry("ScalableDimension", APPLICATION + "put-scaling-policy (JS-5)"),
            Map.entry("MinCapacity", APPLICATION + "register-scalable-target"),
            Map.entry("MaxCapacity", APPLICATION + "register-scalable-target"),
            Map.entry("PredefinedScalingMetricSpecification", PLANS),
            Map.entry("CustomizedScalingMetricSpecification", PLANS),
            Map.entry("PredefinedLoadMetricSpecification", PLANS),
            Map.entry("CustomizedLoadMetricSpecification", PLANS),
            Map.entry("TargetTrackingConfigurations", PLANS),
            Map.entry("ScheduledActionBufferTime", PLANS),
            Map.entry("MinSize", GROUP),
            Map.entry("MaxSize", GROUP),
            Map.entry("DesiredCapacity", GROUP),
            Map.entry("DefaultCooldown", GROUP),
            Map.entry("DefaultInstanceWarmup", GROUP),
            Map.entry("Threshold", ALARM),
            Map.entry("ComparisonOperator", ALARM),
            Map.entry("EvaluationPeriods", ALARM),
            Map.entry("DatapointsToAlarm", ALARM),
            Map.entry("TreatMissingData", ALARM),
            Map.entry("minReplicas", HPA),
            Map.entry("maxReplicas", HPA),
            Map.entry("targetCPUUtilizationPercentage", HPA),
            Map.entry("scaleTargetRef", HPA),
            Map.entry("TargetValue", TRACKING),
            Map.entry("PredefinedMetricSpecification", TRACKING),
            Map.entry("CustomizedMetricSpecification", TRACKING),
            Map.entry("DisableScaleIn", TRACKING),
            Map.entry("EstimatedInstanceWarmup", "put-scaling-policy, beside TargetTrackingConfiguration (TT-4, JS-4)"),
            Map.entry("Cooldown", "put-scaling-policy, for SimpleScaling only (SS-2)"),
            Map.entry("AdjustmentType", "put-scaling-policy, for StepScaling and SimpleScaling only (JS-4)"));

    /** Whatever else the API takes elsewhere, in the order in which it is looked for. */
    private static final Map<ResourceKind, String> OTHERS = new EnumMap<>(Map.of(
            ResourceKind.GROUP, "the group (create-auto-scaling-group)",
            ResourceKind.ALARM, ALARM,
            ResourceKind.SCHEDULED_ACTION, "a scheduled action (put-scheduled-update-group-action)",
            ResourceKind.WARM_POOL, "the warm pool (put-warm-pool)",
            ResourceKind.LIFECYCLE_HOOK, "a lifecycle hook (put-lifecycle-hook)"));

    private ForeignMembers() {}

    /** Tells the members that nobody has asked for and that another API has. */
    static void refuse(Fields fields) {
        for (String member : List.copyOf(fields.rest().keySet())) {
            String owner = owner(member);
            String attribute = member.contains("_") ? camel(member) : member;
            if (owner == null && !attribute.equals(member)) {
                owner = "Terraform's aws provider, whose " + attribute
                        + " it is here; terraform show -json of a plan can be" + " named as a file (JS-7)";
            }
            if (owner != null) {
                fields.refuse(member, "is no member here: it belongs to " + owner, null);
                fields.know(List.of(member));
            }
        }
    }

    private static @Nullable String owner(String member) {
        String owner = OWNERS.get(member);
        for (var other : OTHERS.entrySet()) {
            owner = owner == null && other.getKey().members().contains(member) ? other.getValue() : owner;
        }
        return owner;
    }

    private static String camel(String attribute) {
        var member = new StringBuilder();
        for (String word : attribute.split("_", -1)) {
            member.append(word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return member.toString();
    }
}

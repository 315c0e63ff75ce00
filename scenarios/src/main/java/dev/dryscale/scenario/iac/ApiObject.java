package dev.dryscale.scenario.iac;

import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.ScalarNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object in the API's own members: which kind of resource it is, and what of it is kept. */
final class ApiObject {

    private static final Set<String> POLICY = Set.of(
            "PolicyName",
            "PolicyType",
            "PolicyARN",
            "TargetTrackingConfiguration",
            "TargetTrackingScalingPolicyConfiguration",
            "StepAdjustments",
            "ScalingAdjustment",
            "AdjustmentType",
            "TargetValue",
            "PredefinedMetricSpecification",
            "CustomizedMetricSpecification",
            "DisableScaleIn");

    private ApiObject() {}

    static @Nullable ResourceKind kind(MappingNode node) {
        var members = node.members().keySet();
        if (members.contains("dryscale")) {
            return null;
        }
        if (members.contains("ScheduledActionName")) {
            return ResourceKind.SCHEDULED_ACTION;
        }
        if (members.contains("AlarmName") && members.contains("ComparisonOperator")) {
            return ResourceKind.ALARM;
        }
        if (members.stream().anyMatch(POLICY::contains)) {
            return ResourceKind.POLICY;
        }
        return members.contains("MinSize") && members.contains("MaxSize") ? ResourceKind.GROUP : null;
    }

    /** A policy keeps what AWS does not know too: its reader says so. */
    static Resource resource(ResourceKind kind, MappingNode node) {
        return switch (kind) {
            case POLICY ->
                new Resource(
                        kind,
                        text(node, "PolicyName"),
                        node.members().containsKey("PolicyARN") ? ApiMembers.only(ApiMembers.POLICY, node) : node);
            case GROUP ->
                new Resource(kind, text(node, "AutoScalingGroupName"), ApiMembers.only(ApiMembers.GROUP, node));
            case ALARM -> new Resource(kind, text(node, "AlarmName"), ApiMembers.only(ApiMembers.ALARM, node));
            case SCHEDULED_ACTION ->
                new Resource(
                        kind, text(node, "ScheduledActionName"), ApiMembers.only(ApiMembers.SCHEDULED_ACTION, node));
        };
    }

    private static String text(MappingNode node, String key) {
        return node.members().get(key) instanceof ScalarNode scalar ? scalar.text() : "";
    }
}

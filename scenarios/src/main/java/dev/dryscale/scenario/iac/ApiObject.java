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
        if (members.contains("LifecycleHookName")) {
            return ResourceKind.LIFECYCLE_HOOK;
        }
        if (members.contains("AlarmName") && members.contains("ComparisonOperator")) {
            return ResourceKind.ALARM;
        }
        if (members.stream().anyMatch(POLICY::contains)) {
            return ResourceKind.POLICY;
        }
        if (members.contains("MinCapacity") && members.contains("ScalableDimension")) {
            return ResourceKind.SCALABLE_TARGET;
        }
        return members.contains("MinSize") && members.contains("MaxSize") ? ResourceKind.GROUP : null;
    }

    /** A policy keeps what AWS does not know too: its reader says so. */
    static Resource resource(ResourceKind kind, MappingNode node) {
        boolean written = kind == ResourceKind.POLICY && !node.members().containsKey("PolicyARN");
        return new Resource(kind, text(node, nameMember(kind)), written ? node : ApiMembers.only(kind, node));
    }

    /** The member that holds the name of such a resource, or what stands for one. */
    static String nameMember(ResourceKind kind) {
        return switch (kind) {
            case POLICY -> "PolicyName";
            case GROUP, WARM_POOL, SUSPENSION -> "AutoScalingGroupName";
            case ALARM -> "AlarmName";
            case SCHEDULED_ACTION -> "ScheduledActionName";
            case SCALABLE_TARGET -> "ResourceId";
            case LIFECYCLE_HOOK -> "LifecycleHookName";
        };
    }

    private static String text(MappingNode node, String key) {
        return node.members().get(key) instanceof ScalarNode scalar ? scalar.text() : "";
    }
}

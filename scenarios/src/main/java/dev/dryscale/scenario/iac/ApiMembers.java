package dev.dryscale.scenario.iac;

import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Place;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.SequenceNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The members that AWS's API gives policies, groups, alarms and scheduled actions, and what each holds. */
final class ApiMembers {

    private static final Set<String> POLICY = Set.of(
            "AutoScalingGroupName",
            "PolicyName",
            "PolicyType",
            "AdjustmentType",
            "MinAdjustmentMagnitude",
            "ScalingAdjustment",
            "Cooldown",
            "MetricAggregationType",
            "StepAdjustments",
            "EstimatedInstanceWarmup",
            "TargetTrackingConfiguration",
            "PredictiveScalingConfiguration",
            "Enabled",
            "ServiceNamespace",
            "ResourceId",
            "ScalableDimension",
            "TargetTrackingScalingPolicyConfiguration",
            "StepScalingPolicyConfiguration",
            "PredictiveScalingPolicyConfiguration");

    private static final Set<String> GROUP = Set.of(
            "AutoScalingGroupName",
            "MinSize",
            "MaxSize",
            "DesiredCapacity",
            "DesiredCapacityType",
            "DefaultCooldown",
            "DefaultInstanceWarmup",
            "AvailabilityZones",
            "AvailabilityZoneDistribution",
            "VPCZoneIdentifier",
            "HealthCheckType",
            "HealthCheckGracePeriod",
            "TerminationPolicies",
            "NewInstancesProtectedFromScaleIn",
            "CapacityRebalance",
            "MaxInstanceLifetime",
            "InstanceMaintenancePolicy",
            "MixedInstancesPolicy",
            "LaunchTemplate",
            "LaunchConfigurationName",
            "LoadBalancerNames",
            "TargetGroupARNs",
            "WarmPoolConfiguration",
            "LifecycleHookSpecificationList",
            "SuspendedProcesses");

    private static final Set<String> ALARM = Set.of(
            "AlarmName",
            "MetricName",
            "Namespace",
            "Dimensions",
            "Statistic",
            "ExtendedStatistic",
            "EvaluateLowSampleCountPercentile",
            "Period",
            "EvaluationPeriods",
            "DatapointsToAlarm",
            "Threshold",
            "ComparisonOperator",
            "TreatMissingData",
            "Unit",
            "Metrics",
            "ActionsEnabled",
            "AlarmActions");

    private static final Set<String> SCHEDULED_ACTION = Set.of(
            "ScheduledActionName",
            "AutoScalingGroupName",
            "MinSize",
            "MaxSize",
            "DesiredCapacity",
            "Recurrence",
            "TimeZone",
            "StartTime",
            "EndTime",
            "ServiceNamespace",
            "ResourceId",
            "ScalableDimension",
            "Schedule",
            "Timezone",
            "ScalableTargetAction");

    private static final Set<String> SCALABLE_TARGET =
            Set.of("ServiceNamespace", "ResourceId", "ScalableDimension", "MinCapacity", "MaxCapacity");

    private static final Set<String> WARM_POOL =
            Set.of("AutoScalingGroupName", "MaxGroupPreparedCapacity", "MinSize", "PoolState", "InstanceReusePolicy");

    private static final Set<String> LIFECYCLE_HOOK = Set.of(
            "AutoScalingGroupName",
            "LifecycleHookName",
            "LifecycleTransition",
            "HeartbeatTimeout",
            "DefaultResult",
            "NotificationMetadata",
            "NotificationTargetARN",
            "RoleARN");

    private static final Set<String> SUSPENSION = Set.of("AutoScalingGroupName", "ScalingProcesses");

    /** What {@code describe-auto-scaling-groups} shows besides. */
    private static final Set<String> DESCRIBED = Set.of(
            "AutoScalingGroupARN",
            "CreatedTime",
            "EnabledMetrics",
            "Instances",
            "PredictedCapacity",
            "Status",
            "WarmPoolConfiguration",
            "WarmPoolSize");

    private static final Set<String> NUMBERS = Set.of(
            "TargetValue",
            "Cooldown",
            "ScaleInCooldown",
            "ScaleOutCooldown",
            "EstimatedInstanceWarmup",
            "MinAdjustmentMagnitude",
            "MinAdjustmentStep",
            "ScalingAdjustment",
            "MetricIntervalLowerBound",
            "MetricIntervalUpperBound",
            "SchedulingBufferTime",
            "MaxCapacityBuffer",
            "MinSize",
            "MaxSize",
            "MinCapacity",
            "MaxCapacity",
            "DesiredCapacity",
            "DefaultCooldown",
            "DefaultInstanceWarmup",
            "HealthCheckGracePeriod",
            "MaxInstanceLifetime",
            "MinHealthyPercentage",
            "MaxHealthyPercentage",
            "OnDemandBaseCapacity",
            "OnDemandPercentageAboveBaseCapacity",
            "SpotInstancePools",
            "MaxGroupPreparedCapacity",
            "HeartbeatTimeout",
            "Period",
            "EvaluationPeriods",
            "DatapointsToAlarm",
            "Threshold");

    private static final Set<String> FLAGS = Set.of(
            "DisableScaleIn",
            "Enabled",
            "ReturnData",
            "CapacityRebalance",
            "NewInstancesProtectedFromScaleIn",
            "ReuseOnScaleIn",
            "ActionsEnabled");

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

    private ApiMembers() {}

    /** {@code node} without the members that a resource of that kind does not have. */
    static MappingNode only(ResourceKind kind, MappingNode node) {
        return only(of(kind), node);
    }

    /** Whether {@code member} of such a resource is kept. */
    static boolean keeps(ResourceKind kind, String member) {
        return of(kind).contains(member);
    }

    /** Kept or not. */
    static Set<String> all(ResourceKind kind) {
        var all = new TreeSet<>(of(kind));
        all.addAll(CliOperation.members(kind));
        if (kind == ResourceKind.GROUP) {
            all.addAll(DESCRIBED);
        }
        return all;
    }

    private static Set<String> of(ResourceKind kind) {
        return switch (kind) {
            case POLICY -> POLICY;
            case GROUP -> GROUP;
            case ALARM -> ALARM;
            case SCHEDULED_ACTION -> SCHEDULED_ACTION;
            case SCALABLE_TARGET -> SCALABLE_TARGET;
            case WARM_POOL -> WARM_POOL;
            case LIFECYCLE_HOOK -> LIFECYCLE_HOOK;
            case SUSPENSION -> SUSPENSION;
        };
    }

    /** {@code node} without the members that are not in {@code kept}. */
    private static MappingNode only(Set<String> kept, MappingNode node) {
        var members = new LinkedHashMap<>(node.members());
        members.keySet().retainAll(kept);
        return new MappingNode(node.place(), members, node.keyPlaces());
    }

    /** {@code node} with a member of that text, at the place of the whole. */
    static MappingNode with(MappingNode node, String key, String text) {
        var members = new LinkedHashMap<>(node.members());
        members.put(key, new ScalarNode(node.place(), ScalarNode.Kind.STRING, text));
        return new MappingNode(node.place(), members, node.keyPlaces());
    }

    /** {@code node} with {@code value} as {@code key}. */
    static MappingNode with(MappingNode node, String key, Node value) {
        var members = new LinkedHashMap<>(node.members());
        var places = new LinkedHashMap<>(node.keyPlaces());
        members.put(key, value);
        places.put(key, value.place());
        return new MappingNode(node.place(), members, places);
    }

    static MappingNode without(MappingNode node, String key) {
        var members = new LinkedHashMap<>(node.members());
        members.remove(key);
        return new MappingNode(node.place(), members, node.keyPlaces());
    }

    /** {@code node} with its member {@code from} called {@code to}. */
    static MappingNode renamed(MappingNode node, String from, String to) {
        var members = new LinkedHashMap<String, Node>();
        var places = new LinkedHashMap<String, Place>();
        for (Map.Entry<String, Node> entry : node.members().entrySet()) {
            String key = entry.getKey().equals(from) ? to : entry.getKey();
            members.put(key, entry.getValue());
            var place = node.keyPlaces().get(entry.getKey());
            if (place != null) {
                places.put(key, place);
            }
        }
        return new MappingNode(node.place(), members, places);
    }

    /** Texts that stand for numbers and flags become those, as every form but the API's own JSON lets people write them (JS-6). */
    static Node typed(String key, Node node) {
        if (node instanceof MappingNode mapping) {
            var members = new LinkedHashMap<String, Node>();
            mapping.members().forEach((name, value) -> members.put(name, typed(name, value)));
            return new MappingNode(mapping.place(), members, mapping.keyPlaces());
        }
        if (node instanceof SequenceNode sequence) {
            return new SequenceNode(
                    sequence.place(),
                    sequence.items().stream().map(item -> typed(key, item)).toList());
        }
        if (node instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.STRING) {
            String text = scalar.text();
            if (NUMBERS.contains(key) && NUMBER.matcher(text).matches()) {
                return new ScalarNode(scalar.place(), ScalarNode.Kind.NUMBER, text);
            }
            if (FLAGS.contains(key) && (text.equals("true") || text.equals("false"))) {
                return new ScalarNode(scalar.place(), ScalarNode.Kind.BOOLEAN, text);
            }
        }
        return node;
    }
}

package dev.dryscale.scenario.iac;

import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Place;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.SequenceNode;
import dev.dryscale.scenario.document.Symbol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The attributes of Terraform's aws provider and the members of AWS's API that they are (JS-7). */
final class TerraformMembers {

    private static final Map<String, ResourceKind> TYPES = Map.of(
            "aws_autoscaling_policy", ResourceKind.POLICY,
            "aws_appautoscaling_policy", ResourceKind.POLICY,
            "aws_autoscaling_group", ResourceKind.GROUP,
            "aws_autoscaling_schedule", ResourceKind.SCHEDULED_ACTION,
            "aws_appautoscaling_scheduled_action", ResourceKind.SCHEDULED_ACTION,
            "aws_appautoscaling_target", ResourceKind.SCALABLE_TARGET,
            "aws_autoscaling_lifecycle_hook", ResourceKind.LIFECYCLE_HOOK,
            "aws_cloudwatch_metric_alarm", ResourceKind.ALARM);

    /** Attributes that are not their member in snake case. */
    private static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry("autoscaling_group_name", "AutoScalingGroupName"),
            Map.entry("step_adjustment", "StepAdjustments"),
            Map.entry("metric_dimension", "Dimensions"),
            Map.entry("vpc_zone_identifier", "VPCZoneIdentifier"),
            Map.entry("load_balancers", "LoadBalancerNames"),
            Map.entry("target_group_arns", "TargetGroupARNs"),
            Map.entry("protect_from_scale_in", "NewInstancesProtectedFromScaleIn"),
            Map.entry("launch_configuration", "LaunchConfigurationName"),
            Map.entry("warm_pool", "WarmPoolConfiguration"),
            Map.entry("tag", "Tags"),
            Map.entry("traffic_source", "TrafficSources"),
            Map.entry("initial_lifecycle_hook", "LifecycleHookSpecificationList"),
            Map.entry("metric_specification", "MetricSpecifications"),
            Map.entry("metric_data_queries", "MetricDataQueries"),
            Map.entry("metric_query", "Metrics"),
            Map.entry("evaluate_low_sample_count_percentiles", "EvaluateLowSampleCountPercentile"),
            Map.entry("override", "Overrides"));

    /** Members that are lists even when they have one item; every other list of one block is the block. */
    private static final Set<String> LISTS = Set.of(
            "StepAdjustments",
            "Dimensions",
            "VPCZoneIdentifier",
            "LoadBalancerNames",
            "TargetGroupARNs",
            "LifecycleHookSpecificationList",
            "MetricSpecifications",
            "MetricDataQueries",
            "Metrics",
            "Overrides",
            "AvailabilityZones",
            "TerminationPolicies",
            "SuspendedProcesses",
            "AlarmActions");

    /** What the provider fills in by itself; unknown in a plan means not written. */
    private static final Set<String> COMPUTED = Set.of(
            "adjustment_type",
            "metric_aggregation_type",
            "default_cooldown",
            "default_instance_warmup",
            "desired_capacity",
            "availability_zones",
            "availability_zone_distribution",
            "capacity_reservation_specification",
            "mixed_instances_policy",
            "health_check_type",
            "load_balancers",
            "target_group_arns",
            "vpc_zone_identifier",
            "evaluate_low_sample_count_percentiles",
            "statistic",
            "alarm_actions",
            "max_size",
            "min_size",
            "start_time",
            "end_time",
            "recurrence",
            "time_zone",
            "id",
            "name",
            "version");

    private static final String SIMPLE = "SimpleScaling";
    private static final String HOOKS = "LifecycleHookSpecificationList";
    private static final Set<String> STATISTIC = Set.of("Stat", "Period", "Unit");

    private TerraformMembers() {}

    static @Nullable ResourceKind kind(String type) {
        return TYPES.get(type);
    }

    /** The values of a plan with symbols for what is known after the apply. */
    static MappingNode unknown(MappingNode after, Node unknown) {
        return (MappingNode) merged(after, unknown);
    }

    private static Node merged(Node after, @Nullable Node unknown) {
        if (after instanceof MappingNode values && unknown instanceof MappingNode marks) {
            var members = new LinkedHashMap<>(values.members());
            marks.members().forEach((key, mark) -> {
                var value = members.get(key);
                if (mark instanceof ScalarNode flag && flag.text().equals("true") && !COMPUTED.contains(key)) {
                    members.put(key, Symbol.of(mark.place(), "(known after apply)"));
                } else if (value != null) {
                    members.put(key, merged(value, mark));
                }
            });
            return new MappingNode(values.place(), members, values.keyPlaces());
        }
        if (after instanceof SequenceNode values
                && unknown instanceof SequenceNode marks
                && values.items().size() == marks.items().size()) {
            var items = new java.util.ArrayList<Node>();
            for (int i = 0; i < values.items().size(); i++) {
                items.add(merged(values.items().get(i), marks.items().get(i)));
            }
            return new SequenceNode(values.place(), items);
        }
        return after;
    }

    /** The members that a resource's values are; those of Terraform alone are left out. */
    static MappingNode api(ResourceKind kind, String address, MappingNode values) {
        var all = (MappingNode) ApiMembers.typed("", renamed(kind, address, values));
        var members = ApiMembers.only(kind, all);
        return switch (kind) {
            case POLICY -> withoutPlaceholders(members);
            case GROUP -> group(members);
            case ALARM -> alarm(members);
            case SCHEDULED_ACTION, SCALABLE_TARGET, WARM_POOL, LIFECYCLE_HOOK, SUSPENSION -> withoutMinusOnes(members);
        };
    }

    private static MappingNode renamed(@Nullable ResourceKind kind, String pointer, MappingNode values) {
        var members = new LinkedHashMap<String, Node>();
        var places = new LinkedHashMap<String, Place>();
        values.members().forEach((attribute, value) -> {
            if (isSet(value)) {
                String member = member(kind, attribute);
                var place = new Place(value.place().file(), value.place().line(), pointer + "." + attribute);
                places.put(member, place);
                members.put(member, converted(member, place, value));
            }
        });
        return new MappingNode(new Place(values.place().file(), values.place().line(), pointer), members, places);
    }

    private static Node converted(String member, Place place, Node value) {
        if (value instanceof ScalarNode scalar) {
            return new ScalarNode(place, scalar.kind(), scalar.text());
        }
        if (value instanceof MappingNode mapping) {
            return member.equals("Dimensions") ? dimensions(place, mapping) : renamed(null, place.pointer(), mapping);
        }
        var items = ((SequenceNode) value).items();
        if (items.size() == 1 && !LISTS.contains(member) && items.get(0) instanceof MappingNode block) {
            return renamed(null, place.pointer() + "[0]", block);
        }
        var list = new java.util.ArrayList<Node>();
        for (Node item : items) {
            var itemPlace = place.item(list.size(), item.place().line());
            list.add(converted("", itemPlace, item));
        }
        return new SequenceNode(place, list);
    }

    /** An alarm's dimensions, a map in Terraform. */
    private static Node dimensions(Place place, MappingNode map) {
        var list = new java.util.ArrayList<Node>();
        map.members().forEach((name, value) -> {
            var members = new LinkedHashMap<String, Node>();
            members.put("Name", new ScalarNode(place, ScalarNode.Kind.STRING, name));
            members.put("Value", value);
            list.add(new MappingNode(place, members, Map.of()));
        });
        return new SequenceNode(place, list);
    }

    private static boolean isSet(Node value) {
        if (value instanceof ScalarNode scalar) {
            return scalar.kind() != ScalarNode.Kind.NULL && !scalar.text().isEmpty();
        }
        return !(value instanceof SequenceNode sequence) || !sequence.items().isEmpty();
    }

    private static String member(@Nullable ResourceKind kind, String attribute) {
        if (kind != null && attribute.equals("name")) {
            return ApiObject.nameMember(kind);
        }
        String known = RENAMED.get(attribute);
        if (known != null) {
            return known;
        }
        var member = new StringBuilder();
        for (String word : attribute.split("_", -1)) {
            if (!word.isEmpty()) {
                member.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
            }
        }
        return member.toString();
    }

    /** A state holds 0 for numbers that were never written; the provider does not send those of other policy types. */
    private static MappingNode withoutPlaceholders(MappingNode policy) {
        String type = policy.members().get("PolicyType") instanceof ScalarNode scalar ? scalar.text() : SIMPLE;
        var result = withoutZero(policy, "MinAdjustmentMagnitude");
        if (type.equals(SIMPLE)) {
            result = withoutZero(result, "EstimatedInstanceWarmup");
            return ApiMembers.without(result, "MetricAggregationType");
        }
        result = withoutZero(withoutZero(result, "Cooldown"), "ScalingAdjustment");
        return type.equals("StepScaling") ? result : ApiMembers.without(result, "MetricAggregationType");
    }

    private static MappingNode group(MappingNode group) {
        var result = withoutZero(withoutMinusOnes(named(group)), "MaxInstanceLifetime");
        if (result.members().get("LaunchTemplate") instanceof MappingNode template) {
            var named = ApiMembers.renamed(
                    ApiMembers.renamed(template, "Id", "LaunchTemplateId"), "Name", "LaunchTemplateName");
            result = ApiMembers.with(result, "LaunchTemplate", named);
        }
        return result;
    }

    /** The hooks of a group have a name of another name. */
    private static MappingNode named(MappingNode group) {
        if (!(group.members().get(HOOKS) instanceof SequenceNode list)) {
            return group;
        }
        var hooks = list.items().stream()
                .map(hook -> hook instanceof MappingNode mapping
                        ? (Node) ApiMembers.renamed(mapping, "Name", "LifecycleHookName")
                        : hook)
                .toList();
        return ApiMembers.with(group, HOOKS, new SequenceNode(list.place(), hooks));
    }

    /** A metric of an alarm's math has its statistic and period inside of it. */
    private static MappingNode alarm(MappingNode values) {
        var alarm = withoutZero(withoutZero(values, "Period"), "DatapointsToAlarm");
        if (!(alarm.members().get("Metrics") instanceof SequenceNode list)) {
            return alarm;
        }
        var queries = list.items().stream()
                .map(query -> query instanceof MappingNode mapping ? (Node) query(mapping) : query)
                .toList();
        return ApiMembers.with(alarm, "Metrics", new SequenceNode(list.place(), queries));
    }

    private static MappingNode query(MappingNode values) {
        var query = withoutZero(values, "Period");
        if (!(query.members().get("Metric") instanceof MappingNode metric)) {
            return query;
        }
        var outer = new LinkedHashMap<>(metric.members());
        outer.keySet().retainAll(STATISTIC);
        var inner = new LinkedHashMap<>(metric.members());
        inner.keySet().removeAll(STATISTIC);
        outer.put("Metric", new MappingNode(metric.place(), inner, metric.keyPlaces()));
        var stat = new MappingNode(metric.place(), outer, metric.keyPlaces());
        return ApiMembers.with(ApiMembers.without(query, "Metric"), "MetricStat", stat);
    }

    private static MappingNode withoutMinusOnes(MappingNode node) {
        var result = node;
        for (String key : List.of("MinSize", "MaxSize", "DesiredCapacity", "DefaultInstanceWarmup")) {
            if (node.members().get(key) instanceof ScalarNode scalar
                    && scalar.text().equals("-1")) {
                result = ApiMembers.without(result, key);
            }
        }
        return result;
    }

    private static MappingNode withoutZero(MappingNode node, String key) {
        return node.members().get(key) instanceof ScalarNode scalar
                        && scalar.text().equals("0")
                ? ApiMembers.without(node, key)
                : node;
    }
}

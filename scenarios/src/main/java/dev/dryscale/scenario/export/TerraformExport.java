package dev.dryscale.scenario.export;

import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.SequenceNode;
import dev.dryscale.scenario.document.Symbol;
import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.iac.ResourceKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Terraform resources of the aws provider (JS-7). */
final class TerraformExport implements ExportWriter {

    /** Members whose attribute is not their name in snake case. */
    private static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry("PolicyName", "name"),
            Map.entry("AutoScalingGroupName", "autoscaling_group_name"),
            Map.entry("StepAdjustments", "step_adjustment"),
            Map.entry("VPCZoneIdentifier", "vpc_zone_identifier"),
            Map.entry("LoadBalancerNames", "load_balancers"),
            Map.entry("TargetGroupARNs", "target_group_arns"),
            Map.entry("NewInstancesProtectedFromScaleIn", "protect_from_scale_in"),
            Map.entry("LaunchConfigurationName", "launch_configuration"),
            Map.entry("WarmPoolConfiguration", "warm_pool"),
            Map.entry("MetricSpecifications", "metric_specification"),
            Map.entry("Overrides", "override"),
            Map.entry("EvaluateLowSampleCountPercentile", "evaluate_low_sample_count_percentiles"));

    private static final Set<String> UNKNOWN =
            Set.of("SuspendedProcesses", "LifecycleHookSpecificationList", "DesiredCapacityType");

    @Override
    public String write(List<Resource> resources, List<String> notes) {
        var labels = labels(resources);
        var hcl = new StringBuilder();
        notes.forEach(note -> hcl.append("# ").append(note).append('\n'));
        for (var resource : resources) {
            hcl.append(hcl.isEmpty() ? "" : "\n")
                    .append("resource \"")
                    .append(type(resource))
                    .append("\" \"")
                    .append(labels.get(resource))
                    .append("\" {\n");
            block(members(resource, labels, resources, notes), resource.kind(), 1, hcl);
            hcl.append("}\n");
        }
        return hcl.toString();
    }

    private static String type(Resource resource) {
        return switch (resource.kind()) {
            case POLICY ->
                resource.members().members().containsKey("ServiceNamespace")
                        ? "aws_appautoscaling_policy"
                        : "aws_autoscaling_policy";
            case GROUP -> "aws_autoscaling_group";
            case ALARM -> "aws_cloudwatch_metric_alarm";
            case SCHEDULED_ACTION -> "aws_autoscaling_schedule";
        };
    }

    private static Map<Resource, String> labels(List<Resource> resources) {
        var labels = new LinkedHashMap<Resource, String>();
        for (var resource : resources) {
            String name = ExportNames.of(resource).replaceAll("[^A-Za-z0-9_-]+", "-");
            String base = name.matches("[A-Za-z_].*") ? name : "r-" + name;
            String unique = base;
            for (int n = 2; labels.containsValue(unique); n++) {
                unique = base + "-" + n;
            }
            labels.put(resource, unique);
        }
        return labels;
    }

    private static Map<String, Node> members(
            Resource resource, Map<Resource, String> labels, List<Resource> all, List<String> notes) {
        var members = new LinkedHashMap<String, Node>();
        resource.members().members().forEach((key, value) -> {
            if (UNKNOWN.contains(key)) {
                notes.add(key + " has another form in Terraform and is left out");
            } else {
                members.put(key, value);
            }
        });
        if (resource.kind() == ResourceKind.ALARM) {
            members.put(
                    "AlarmActions",
                    Tree.list(all.stream()
                            .filter(policy ->
                                    policy.kind() == ResourceKind.POLICY && resource.invokes(policy.text("PolicyName")))
                            .map(policy -> Symbol.of(Tree.NOWHERE, type(policy) + "." + labels.get(policy) + ".arn"))
                            .toList()));
        } else if (resource.kind() != ResourceKind.GROUP) {
            var group = ExportNames.group(resource, all);
            if (group != null) {
                members.put(
                        "AutoScalingGroupName",
                        Symbol.of(Tree.NOWHERE, "aws_autoscaling_group." + labels.get(group) + ".name"));
            }
        } else if (members.containsKey("VPCZoneIdentifier")) {
            members.put("VPCZoneIdentifier", Tree.texts(Tree.words(members.get("VPCZoneIdentifier"))));
        }
        return members;
    }

    private static void block(Map<String, Node> members, ResourceKind kind, int depth, StringBuilder hcl) {
        var indent = "  ".repeat(depth);
        members.forEach((member, value) -> {
            String attribute = attribute(member, members, kind, depth);
            if (value instanceof MappingNode inner) {
                nested(attribute, inner, kind, depth, hcl);
            } else if (value instanceof SequenceNode sequence
                    && sequence.items().stream().anyMatch(MappingNode.class::isInstance)) {
                if (kind == ResourceKind.ALARM && depth == 1 && member.equals("Dimensions")) {
                    hcl.append(indent)
                            .append("dimensions = ")
                            .append(dimensions(sequence))
                            .append('\n');
                } else {
                    sequence.items().forEach(item -> nested(attribute, (MappingNode) item, kind, depth, hcl));
                }
            } else {
                hcl.append(indent)
                        .append(attribute)
                        .append(" = ")
                        .append(value(value))
                        .append('\n');
            }
        });
    }

    private static void nested(String attribute, MappingNode inner, ResourceKind kind, int depth, StringBuilder hcl) {
        var indent = "  ".repeat(depth);
        hcl.append(indent).append(attribute).append(" {\n");
        block(inner.members(), kind, depth + 1, hcl);
        hcl.append(indent).append("}\n");
    }

    private static String attribute(String member, Map<String, Node> beside, ResourceKind kind, int depth) {
        if (depth == 1 && kind == ResourceKind.GROUP && member.equals("AutoScalingGroupName")) {
            return "name";
        }
        if (member.startsWith("LaunchTemplate") && depth > 1 && !member.equals("LaunchTemplate")) {
            // Inside a mixed instances policy the provider keeps AWS's names.
            return depth == 2 && kind == ResourceKind.GROUP && !member.endsWith("Specification")
                    ? snake(member.substring("LaunchTemplate".length()))
                    : snake(member);
        }
        if (member.equals("Dimensions") && kind == ResourceKind.POLICY && beside.containsKey("Statistic")) {
            return "metric_dimension";
        }
        if (member.equals("Metrics") && kind == ResourceKind.ALARM) {
            return "metric_query";
        }
        return RENAMED.getOrDefault(member, snake(member));
    }

    private static String snake(String member) {
        return member.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** An alarm's dimensions are a map. */
    private static String dimensions(SequenceNode sequence) {
        var pairs = new ArrayList<String>();
        for (Node item : sequence.items()) {
            var dimension = ((MappingNode) item).members();
            pairs.add(text(String.valueOf(Tree.textOf(dimension.get("Name")))) + " = "
                    + text(String.valueOf(Tree.textOf(dimension.get("Value")))));
        }
        return "{ " + String.join(", ", pairs) + " }";
    }

    private static String value(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.items().stream().map(TerraformExport::value).collect(Collectors.joining(", ", "[", "]"));
        }
        var scalar = (ScalarNode) node;
        return scalar.kind() == ScalarNode.Kind.STRING ? text(scalar.text()) : scalar.text();
    }

    /** In HCL's quotes, without interpolation. */
    private static String text(String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("${", "$${")
                .replace("%{", "%%{");
        return "\"" + escaped + "\"";
    }
}

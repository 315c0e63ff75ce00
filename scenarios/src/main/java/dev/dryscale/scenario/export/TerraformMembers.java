package dev.dryscale.scenario.export;

import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.SequenceNode;
import dev.dryscale.scenario.document.Symbol;
import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.iac.ResourceKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The members of resources in the shapes that the aws provider gives them, with references instead of names. */
final class TerraformMembers {

    private static final Node UNCHANGED = new ScalarNode(Tree.NOWHERE, ScalarNode.Kind.NUMBER, "-1");

    private final List<Resource> all;
    private final Map<Resource, String> labels;

    TerraformMembers(List<Resource> all, Map<Resource, String> labels) {
        this.all = all;
        this.labels = labels;
    }

    Map<String, Node> of(Resource resource) {
        var members = new LinkedHashMap<String, Node>(resource.members().members());
        switch (resource.kind()) {
            case GROUP -> members.computeIfPresent("VPCZoneIdentifier", (key, value) -> Tree.texts(Tree.words(value)));
            case ALARM -> alarm(resource, members);
            case SCHEDULED_ACTION -> scheduled(resource, members);
            default -> {}
        }
        var group = resource.kind() == ResourceKind.GROUP ? null : ExportNames.group(resource, all);
        if (group != null) {
            members.put("AutoScalingGroupName", attribute(group, "name"));
        }
        var target = resource.kind() == ResourceKind.SCALABLE_TARGET ? null : ExportNames.target(resource, all);
        if (target != null) {
            members.put("ServiceNamespace", attribute(target, "service_namespace"));
            members.put("ResourceId", attribute(target, "resource_id"));
            members.put("ScalableDimension", attribute(target, "scalable_dimension"));
        }
        return members;
    }

    private Node attribute(Resource resource, String attribute) {
        return Symbol.of(Tree.NOWHERE, TerraformWords.type(resource) + "." + labels.get(resource) + "." + attribute);
    }

    /** The provider sends 0 for a size that is not written, and nothing for -1. */
    private static void scheduled(Resource action, Map<String, Node> members) {
        if (!action.isApplication()) {
            List.of("MinSize", "MaxSize", "DesiredCapacity").forEach(size -> members.putIfAbsent(size, UNCHANGED));
        }
    }

    private void alarm(Resource alarm, Map<String, Node> members) {
        members.put(
                "AlarmActions",
                Tree.list(all.stream()
                        .filter(policy -> policy.kind() == ResourceKind.POLICY && alarm.invokes(policy.name()))
                        .map(policy -> attribute(policy, "arn"))
                        .toList()));
        members.computeIfPresent(
                "Metrics",
                (key, value) -> value instanceof SequenceNode queries
                        ? Tree.list(queries.items().stream()
                                .map(TerraformMembers::flat)
                                .toList())
                        : value);
    }

    /** A query's metric has its statistic and period beside its name. */
    private static Node flat(Node query) {
        if (!(query instanceof MappingNode mapping)
                || !(mapping.members().get("MetricStat") instanceof MappingNode stat)
                || !(stat.members().get("Metric") instanceof MappingNode metric)) {
            return query;
        }
        var inner = new LinkedHashMap<String, Node>(metric.members());
        stat.members().forEach(inner::putIfAbsent);
        inner.remove("Metric");
        inner.putIfAbsent("Period", new ScalarNode(Tree.NOWHERE, ScalarNode.Kind.NUMBER, "60"));
        var members = new LinkedHashMap<String, Node>(mapping.members());
        members.remove("MetricStat");
        members.put("Metric", Tree.mapping(inner));
        return Tree.mapping(members);
    }
}

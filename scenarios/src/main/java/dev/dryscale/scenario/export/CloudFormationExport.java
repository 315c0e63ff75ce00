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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A CloudFormation template in YAML (JS-6). A policy's name, for which it has no property, stands in the metadata. */
final class CloudFormationExport implements ExportWriter {

    /** Written as texts in a template (JS-6). */
    private static final Set<String> STRINGS = Set.of("MinSize", "MaxSize", "DesiredCapacity", "Cooldown");

    private static final Set<String> UNKNOWN = Set.of("WarmPoolConfiguration", "SuspendedProcesses");

    @Override
    public String write(List<Resource> resources, List<String> notes) {
        var logicalIds = logicalIds(resources);
        var yaml = new StringBuilder("AWSTemplateFormatVersion: '2010-09-09'\n");
        notes.forEach(note -> yaml.append("# ").append(note).append('\n'));
        yaml.append("Resources:\n");
        for (var resource : resources) {
            yaml.append("  ").append(logicalIds.get(resource)).append(":\n");
            yaml.append("    Type: ").append(type(resource)).append('\n');
            if (resource.kind() == ResourceKind.POLICY && !isApplication(resource)) {
                yaml.append("    Metadata: {Dryscale: {PolicyName: ")
                        .append(quoted(resource.text("PolicyName")))
                        .append("}}\n");
            }
            yaml.append("    Properties:\n");
            properties(resource, logicalIds, resources, notes).forEach((key, value) -> member(key, value, 6, yaml));
        }
        return yaml.toString();
    }

    private static boolean isApplication(Resource resource) {
        return resource.members().members().containsKey("ServiceNamespace");
    }

    private static String type(Resource resource) {
        return switch (resource.kind()) {
            case POLICY ->
                isApplication(resource)
                        ? "AWS::ApplicationAutoScaling::ScalingPolicy"
                        : "AWS::AutoScaling::ScalingPolicy";
            case GROUP -> "AWS::AutoScaling::AutoScalingGroup";
            case ALARM -> "AWS::CloudWatch::Alarm";
            case SCHEDULED_ACTION -> "AWS::AutoScaling::ScheduledAction";
        };
    }

    /** Letters and digits of the name, made unique. */
    private static Map<Resource, String> logicalIds(List<Resource> resources) {
        var ids = new LinkedHashMap<Resource, String>();
        for (var resource : resources) {
            var id = new StringBuilder();
            for (String word : ExportNames.of(resource).split("[^A-Za-z0-9]+", -1)) {
                if (!word.isEmpty()) {
                    id.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
                }
            }
            String suffix = switch (resource.kind()) {
                case POLICY -> "Policy";
                case GROUP -> "Group";
                case ALARM -> "Alarm";
                case SCHEDULED_ACTION -> "Action";
            };
            String base = id + suffix;
            String unique = base;
            for (int n = 2; ids.containsValue(unique); n++) {
                unique = base + n;
            }
            ids.put(resource, unique);
        }
        return ids;
    }

    private static Map<String, Node> properties(
            Resource resource, Map<Resource, String> ids, List<Resource> all, List<String> notes) {
        var properties = new LinkedHashMap<String, Node>();
        boolean application = isApplication(resource);
        resource.members().members().forEach((key, value) -> {
            boolean name = (key.equals("PolicyName") && !application) || key.equals("ScheduledActionName");
            boolean enabled = key.equals("Enabled") && resource.kind() == ResourceKind.POLICY;
            if (UNKNOWN.contains(key)) {
                notes.add(key + " is a resource of its own in CloudFormation and left out");
            } else if (!name && !enabled) {
                properties.put(key.equals("DefaultCooldown") ? "Cooldown" : key, value);
            }
        });
        link(resource, properties, ids, all);
        if (resource.kind() == ResourceKind.GROUP && properties.containsKey("VPCZoneIdentifier")) {
            properties.put("VPCZoneIdentifier", Tree.texts(Tree.words(properties.get("VPCZoneIdentifier"))));
        }
        if (resource.kind() != ResourceKind.SCHEDULED_ACTION) {
            properties.replaceAll((key, value) ->
                    STRINGS.contains(key) && value instanceof ScalarNode scalar ? Tree.text(scalar.text()) : value);
        }
        return properties;
    }

    /** References instead of names where the template holds what is named. */
    private static void link(
            Resource resource, Map<String, Node> properties, Map<Resource, String> ids, List<Resource> all) {
        if (resource.kind() == ResourceKind.ALARM) {
            properties.put(
                    "AlarmActions",
                    Tree.list(all.stream()
                            .filter(policy ->
                                    policy.kind() == ResourceKind.POLICY && resource.invokes(policy.text("PolicyName")))
                            .map(policy -> Symbol.of(Tree.NOWHERE, "!Ref " + ids.get(policy)))
                            .toList()));
        } else if (resource.kind() != ResourceKind.GROUP) {
            var group = ExportNames.group(resource, all);
            if (group != null) {
                properties.put("AutoScalingGroupName", Symbol.of(Tree.NOWHERE, "!Ref " + ids.get(group)));
            }
        }
    }

    private static void member(String key, Node value, int indent, StringBuilder yaml) {
        yaml.append(" ".repeat(indent)).append(key).append(':');
        value(value, indent + 2, yaml);
    }

    private static void value(Node value, int indent, StringBuilder yaml) {
        String flat = flat(value);
        if (flat != null) {
            yaml.append(' ').append(flat).append('\n');
        } else if (value instanceof MappingNode mapping) {
            yaml.append('\n');
            mapping.members().forEach((key, inner) -> member(key, inner, indent, yaml));
        } else if (value instanceof SequenceNode sequence) {
            yaml.append('\n');
            for (Node item : sequence.items()) {
                yaml.append(" ".repeat(indent)).append("-");
                value(item, indent + 2, yaml);
            }
        }
    }

    /** On one line: scalars, and small lists and mappings of them. */
    private static @Nullable String flat(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.kind() == ScalarNode.Kind.STRING ? quoted(scalar.text()) : scalar.text();
        }
        var parts = new java.util.ArrayList<String>();
        boolean scalars;
        if (node instanceof SequenceNode sequence) {
            scalars = sequence.items().stream().allMatch(ScalarNode.class::isInstance);
            sequence.items().forEach(item -> parts.add(String.valueOf(flat(item))));
        } else {
            var members = ((MappingNode) node).members();
            scalars = members.values().stream().allMatch(ScalarNode.class::isInstance);
            members.forEach((key, value) -> parts.add(key + ": " + flat(value)));
        }
        String joined = String.join(", ", parts);
        String text = node instanceof SequenceNode ? "[" + joined + "]" : "{" + joined + "}";
        return scalars && text.length() < 100 ? text : null;
    }

    private static String quoted(String text) {
        boolean plain =
                text.matches("[A-Za-z][A-Za-z0-9_./-]*") && !text.matches("(?i)true|false|null|yes|no|on|off|y|n");
        return plain ? text : "'" + text.replace("'", "''") + "'";
    }
}

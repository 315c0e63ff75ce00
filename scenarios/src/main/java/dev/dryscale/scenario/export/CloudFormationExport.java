package dev.dryscale.scenario.export;

import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.iac.ResourceKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A CloudFormation template in YAML (JS-6). The names of policies and scheduled actions, for which it has no property, stand in
 * the metadata.
 */
final class CloudFormationExport implements ExportWriter {

    @Override
    public String write(List<Resource> corrected, List<String> notes) {
        var resources = written(GroupPieces.apart(corrected), notes);
        var logicalIds = logicalIds(resources);
        var properties = new CloudFormationProperties(resources, logicalIds, notes);
        var body = new StringBuilder();
        for (var resource : resources) {
            if (resource.kind() == ResourceKind.SCHEDULED_ACTION && resource.isApplication()) {
                continue; // inside its scalable target
            }
            body.append("  ").append(logicalIds.get(resource)).append(":\n");
            body.append("    Type: ").append(type(resource)).append('\n');
            metadata(resource, body);
            body.append("    Properties:\n");
            properties.of(resource).forEach((key, value) -> Yaml.member(key, value, 6, body));
        }
        var yaml = new StringBuilder("AWSTemplateFormatVersion: '2010-09-09'\n");
        notes.stream().distinct().forEach(note -> yaml.append("# ").append(note).append('\n'));
        return yaml.append("Resources:\n").append(body).toString();
    }

    /** Those for which there is a type of resource. */
    private static List<Resource> written(List<Resource> resources, List<String> notes) {
        var written = new ArrayList<Resource>();
        for (var resource : resources) {
            boolean inside = resource.kind() == ResourceKind.SCHEDULED_ACTION && resource.isApplication();
            if (resource.kind() == ResourceKind.SUSPENSION) {
                notes.add(
                        "SuspendedProcesses is left out, since CloudFormation has no property for it: run aws autoscaling"
                                + " suspend-processes --auto-scaling-group-name " + resource.name()
                                + " --scaling-processes "
                                + String.join(
                                        " ",
                                        Tree.words(resource.members().members().get("ScalingProcesses"))));
            } else if (inside && ExportNames.target(resource, resources) == null) {
                notes.add("scheduled action " + resource.name() + " is left out: CloudFormation writes it inside its"
                        + " scalable target, which is not in what is exported");
            } else {
                written.add(resource);
            }
        }
        return written;
    }

    private static String type(Resource resource) {
        return switch (resource.kind()) {
            case POLICY ->
                resource.isApplication()
                        ? "AWS::ApplicationAutoScaling::ScalingPolicy"
                        : "AWS::AutoScaling::ScalingPolicy";
            case GROUP -> "AWS::AutoScaling::AutoScalingGroup";
            case ALARM -> "AWS::CloudWatch::Alarm";
            case SCHEDULED_ACTION -> "AWS::AutoScaling::ScheduledAction";
            case SCALABLE_TARGET -> "AWS::ApplicationAutoScaling::ScalableTarget";
            case WARM_POOL -> "AWS::AutoScaling::WarmPool";
            case LIFECYCLE_HOOK -> "AWS::AutoScaling::LifecycleHook";
            case SUSPENSION -> throw new IllegalArgumentException("has no type: " + resource.name());
        };
    }

    private static void metadata(Resource resource, StringBuilder yaml) {
        String member = switch (resource.kind()) {
            case POLICY -> resource.isApplication() ? "" : "PolicyName";
            case SCHEDULED_ACTION -> "ScheduledActionName";
            default -> "";
        };
        if (!member.isEmpty()) {
            yaml.append("    Metadata: {Dryscale: {")
                    .append(member)
                    .append(": ")
                    .append(Yaml.quoted(resource.name()))
                    .append("}}\n");
        }
    }

    /** Letters and digits of the name, made unique. */
    private static Map<Resource, String> logicalIds(List<Resource> resources) {
        var ids = new LinkedHashMap<Resource, String>();
        for (var resource : resources) {
            var id = new StringBuilder();
            for (String word : resource.name().split("[^A-Za-z0-9]+", -1)) {
                if (!word.isEmpty()) {
                    id.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
                }
            }
            String base = id + suffix(resource);
            String unique = base;
            for (int n = 2; ids.containsValue(unique); n++) {
                unique = base + n;
            }
            ids.put(resource, unique);
        }
        return ids;
    }

    private static String suffix(Resource resource) {
        return switch (resource.kind()) {
            case POLICY -> "Policy";
            case GROUP -> "Group";
            case ALARM -> "Alarm";
            case SCHEDULED_ACTION -> "Action";
            case SCALABLE_TARGET -> "Target";
            case WARM_POOL -> "WarmPool";
            case LIFECYCLE_HOOK -> "Hook";
            case SUSPENSION -> "Suspension";
        };
    }
}

package dev.dryscale.scenario.export;

import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.Symbol;
import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.iac.ResourceKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The properties of a template's resources, with references instead of names where the template holds what is named. */
final class CloudFormationProperties {

    /** Of a group; written as texts in a template (JS-6). */
    private static final Set<String> GROUP_TEXTS = Set.of("MinSize", "MaxSize", "DesiredCapacity", "Cooldown");

    private static final String GROUP = "AutoScalingGroupName";
    private static final List<String> IDENTITY = List.of("ServiceNamespace", "ResourceId", "ScalableDimension");

    private final List<Resource> all;
    private final Map<Resource, String> ids;
    private final List<String> notes;

    CloudFormationProperties(List<Resource> all, Map<Resource, String> ids, List<String> notes) {
        this.all = all;
        this.ids = ids;
        this.notes = notes;
    }

    Map<String, Node> of(Resource resource) {
        var properties = new LinkedHashMap<String, Node>(resource.members().members());
        switch (resource.kind()) {
            case POLICY -> policy(resource, properties);
            case GROUP -> group(properties);
            case ALARM -> properties.put("AlarmActions", actions(resource));
            case SCHEDULED_ACTION -> properties.remove("ScheduledActionName");
            case SCALABLE_TARGET -> target(resource, properties);
            case WARM_POOL, LIFECYCLE_HOOK, SUSPENSION -> {}
        }
        var group = resource.kind() == ResourceKind.GROUP ? null : ExportNames.group(resource, all);
        if (group != null) {
            properties.put(GROUP, reference(group));
        }
        return properties;
    }

    private Node reference(Resource resource) {
        return Symbol.of(Tree.NOWHERE, "!Ref " + ids.get(resource));
    }

    private void policy(Resource policy, Map<String, Node> properties) {
        if (!policy.isApplication()) {
            properties.remove("PolicyName");
            properties.remove("Enabled");
            properties.computeIfPresent("Cooldown", (key, value) -> asText(value));
            return;
        }
        var target = ExportNames.target(policy, all);
        if (target != null) {
            IDENTITY.forEach(properties::remove);
            properties.put("ScalingTargetId", reference(target));
        }
    }

    private Node actions(Resource alarm) {
        return Tree.list(all.stream()
                .filter(policy -> policy.kind() == ResourceKind.POLICY && alarm.invokes(policy.name()))
                .map(this::reference)
                .toList());
    }

    private void target(Resource target, Map<String, Node> properties) {
        var actions = all.stream()
                .filter(action -> action.kind() == ResourceKind.SCHEDULED_ACTION
                        && action.isApplication()
                        && target.equals(ExportNames.target(action, all)))
                .map(action -> {
                    var members =
                            new LinkedHashMap<String, Node>(action.members().members());
                    IDENTITY.forEach(members::remove);
                    return Tree.mapping(members);
                })
                .toList();
        if (!actions.isEmpty()) {
            properties.put("ScheduledActions", Tree.list(actions));
        }
    }

    private void group(Map<String, Node> properties) {
        var cooldown = properties.remove("DefaultCooldown");
        if (cooldown != null) {
            properties.put("Cooldown", cooldown);
        }
        if (properties.containsKey("VPCZoneIdentifier")) {
            properties.put("VPCZoneIdentifier", Tree.texts(Tree.words(properties.get("VPCZoneIdentifier"))));
        }
        properties.replaceAll((key, value) -> GROUP_TEXTS.contains(key) ? asText(value) : value);
        properties.values().forEach(this::lookAtVersions);
    }

    /** CloudFormation takes no {@code $Latest} and no {@code $Default}. */
    private void lookAtVersions(Node node) {
        if (node instanceof MappingNode mapping) {
            boolean template = mapping.members().containsKey("LaunchTemplateId")
                    || mapping.members().containsKey("LaunchTemplateName");
            String version = String.valueOf(Tree.textOf(mapping.members().get("Version")));
            if (template && version.startsWith("$")) {
                notes.add("CloudFormation takes a number as the Version of a launch template: write it in place of "
                        + version);
            }
            mapping.members().values().forEach(this::lookAtVersions);
        }
    }

    private static Node asText(Node node) {
        return node instanceof ScalarNode scalar ? Tree.text(scalar.text()) : node;
    }
}

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
import org.jspecify.annotations.Nullable;

/** Takes out of resources what AWS refuses or what only another file knows, and says so. */
final class Correction {

    private static final List<String> COOLDOWNS = List.of("ScaleInCooldown", "ScaleOutCooldown");
    private static final String CONFIGURATION = "TargetTrackingConfiguration";
    private static final String REFERENCE = "!Ref ";

    private final Map<String, String> groups = new LinkedHashMap<>();
    private final @Nullable String groupName;
    private final List<String> notes;

    /** @param groupName of policies that name no group; null when nobody has said it */
    Correction(List<Resource> all, @Nullable String groupName, List<String> notes) {
        this.notes = notes;
        for (var resource : all) {
            if (resource.kind() == ResourceKind.GROUP) {
                groups.put(resource.address(), nameOf(resource));
            }
        }
        this.groupName = groupName == null && groups.size() == 1
                ? groups.values().iterator().next()
                : groupName;
    }

    private static String nameOf(Resource group) {
        String name = ExportNames.of(group);
        return name.isEmpty() ? group.address().replaceAll("[^A-Za-z0-9_-]+", "-") : name;
    }

    Resource corrected(Resource resource) {
        var members = new LinkedHashMap<String, Node>();
        resource.members().members().forEach((key, value) -> members.put(key, resolved(value)));
        switch (resource.kind()) {
            case POLICY -> policy(members);
            case GROUP -> group(resource, members);
            case SCHEDULED_ACTION -> groupOf(members);
            case ALARM -> {}
        }
        return new Resource(resource.kind(), resource.address(), Tree.mapping(members));
    }

    /** References to a group of the file become its name. */
    private Node resolved(Node node) {
        if (node instanceof MappingNode mapping) {
            var members = new LinkedHashMap<String, Node>();
            mapping.members().forEach((key, value) -> members.put(key, resolved(value)));
            return Tree.mapping(members);
        }
        if (node instanceof SequenceNode sequence) {
            return Tree.list(sequence.items().stream().map(this::resolved).toList());
        }
        String text = ((ScalarNode) node).text();
        String name =
                Symbol.is(node) && text.startsWith(REFERENCE) ? groups.get(text.substring(REFERENCE.length())) : null;
        return name == null ? node : Tree.text(name);
    }

    private void policy(Map<String, Node> members) {
        boolean application = members.containsKey("ServiceNamespace");
        if (!application) {
            groupOf(members);
        }
        if (members.get(CONFIGURATION) instanceof MappingNode configuration) {
            var inner = new LinkedHashMap<String, Node>(configuration.members());
            for (String cooldown : COOLDOWNS) {
                if (inner.remove(cooldown) != null) {
                    notes.add(cooldown + " is left out: EC2 Auto Scaling does not have it (TT-1)");
                }
            }
            members.put(CONFIGURATION, Tree.mapping(inner));
        }
    }

    private void groupOf(Map<String, Node> members) {
        var named = members.get("AutoScalingGroupName");
        boolean known = named != null && !Symbol.is(named);
        if (!known && groupName != null) {
            var all = new LinkedHashMap<>(members);
            members.clear();
            members.put("AutoScalingGroupName", Tree.text(groupName));
            all.remove("AutoScalingGroupName");
            members.putAll(all);
        }
    }

    private void group(Resource resource, Map<String, Node> members) {
        members.put("AutoScalingGroupName", Tree.text(nameOf(resource)));
        var subnets = Tree.words(members.get("VPCZoneIdentifier"));
        if (!subnets.isEmpty()) {
            members.put("VPCZoneIdentifier", Tree.text(String.join(",", subnets)));
            if (members.remove("AvailabilityZones") != null) {
                notes.add("AvailabilityZones is left out: the subnets say the zones");
            }
        }
        var configuration = members.remove("LaunchConfigurationName");
        if (configuration != null) {
            var template = new LinkedHashMap<String, Node>();
            template.put("LaunchTemplateName", configuration);
            template.put("Version", Tree.text("$Default"));
            members.put("LaunchTemplate", Tree.mapping(template));
            notes.add("a launch template of the name " + Tree.textOf(configuration)
                    + " must stand in for the launch configuration of that name");
        }
        members.values().removeIf(Correction::isSymbolic);
    }

    /** Whether only a deployment knows something in {@code node}. */
    static boolean isSymbolic(Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping.members().values().stream().anyMatch(Correction::isSymbolic);
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.items().stream().anyMatch(Correction::isSymbolic);
        }
        return Symbol.is(node);
    }
}

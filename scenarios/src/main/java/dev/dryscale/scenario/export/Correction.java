package dev.dryscale.scenario.export;

import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.SequenceNode;
import dev.dryscale.scenario.document.Symbol;
import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.iac.ResourceKind;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes out of resources what AWS refuses or what only another file knows, and says so. */
final class Correction {

    private static final List<String> COOLDOWNS = List.of("ScaleInCooldown", "ScaleOutCooldown");
    private static final List<String> IDENTITY = List.of("ServiceNamespace", "ResourceId", "ScalableDimension");

    /** Members by which a policy or an action is known to be of Application Auto Scaling. */
    private static final Set<String> APPLICATION = Set.of(
            "ServiceNamespace",
            "Schedule",
            "ScalableTargetAction",
            "TargetTrackingScalingPolicyConfiguration",
            "StepScalingPolicyConfiguration",
            "PredictiveScalingPolicyConfiguration");

    private static final String CONFIGURATION = "TargetTrackingConfiguration";
    private static final String REFERENCE = "!Ref ";

    private final Map<String, String> groups = new LinkedHashMap<>();
    private final List<Resource> targets = new ArrayList<>();
    private final @Nullable String groupName;
    private final List<String> notes;

    /** @param groupName of policies that name no group; null when nobody has said it */
    Correction(List<Resource> all, @Nullable String groupName, List<String> notes) {
        this.notes = notes;
        for (var resource : all) {
            if (resource.kind() == ResourceKind.GROUP) {
                groups.put(resource.address(), nameOf(resource));
            }
            if (resource.kind() == ResourceKind.SCALABLE_TARGET) {
                targets.add(resource);
            }
        }
        this.groupName = groupName == null && groups.size() == 1
                ? groups.values().iterator().next()
                : groupName;
    }

    private static String nameOf(Resource group) {
        String name = group.name();
        return name.isEmpty() ? group.address().replaceAll("[^A-Za-z0-9_-]+", "-") : name;
    }

    Resource corrected(Resource resource) {
        var members = new LinkedHashMap<String, Node>();
        var own = new TreeSet<String>();
        resource.members().members().forEach((key, value) -> {
            if (isOurs(key)) {
                own.add(key);
            } else {
                members.put(key, awsOnly(resolved(value), own));
            }
        });
        if (!own.isEmpty()) {
            notes.add(
                    resource.name() + ": " + String.join(", ", own) + " is left out, since it is Dryscale's own word");
        }
        if (!resource.leftOut().isEmpty()) {
            notes.add(resource.name() + ": " + String.join(", ", resource.leftOut())
                    + " is left out, since scaling does not depend on it");
        }
        switch (resource.kind()) {
            case POLICY -> policy(members);
            case GROUP -> group(resource, members);
            case SCHEDULED_ACTION -> scheduled(members);
            case WARM_POOL, LIFECYCLE_HOOK, SUSPENSION -> groupOf(members);
            case ALARM, SCALABLE_TARGET -> {}
        }
        return new Resource(resource.kind(), resource.address(), Tree.mapping(members));
    }

    /** AWS's members begin with a capital letter. */
    private static boolean isOurs(String member) {
        return !member.isEmpty() && Character.isLowerCase(member.charAt(0));
    }

    private static Node awsOnly(Node node, Set<String> own) {
        if (node instanceof MappingNode mapping) {
            var members = new LinkedHashMap<String, Node>();
            mapping.members().forEach((key, value) -> {
                if (isOurs(key)) {
                    own.add(key);
                } else {
                    members.put(key, awsOnly(value, own));
                }
            });
            return Tree.mapping(members);
        }
        return node instanceof SequenceNode sequence
                ? Tree.list(sequence.items().stream()
                        .map(item -> awsOnly(item, own))
                        .toList())
                : node;
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
        if (isApplication(members)) {
            targetOf(members);
        } else {
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

    private static boolean isApplication(Map<String, Node> members) {
        return APPLICATION.stream().anyMatch(members::containsKey);
    }

    private void scheduled(Map<String, Node> members) {
        if (isApplication(members)) {
            targetOf(members);
        } else {
            groupOf(members);
        }
        members.computeIfPresent("StartTime", (key, value) -> utc(value));
        members.computeIfPresent("EndTime", (key, value) -> utc(value));
    }

    /** The one notation that every tool takes; what has no offset is UTC (SCH-3). */
    private static Node utc(Node time) {
        String text = String.valueOf(Tree.textOf(time));
        try {
            var instant = text.matches(".*(Z|[-+]\\d\\d:?\\d\\d)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            return Tree.text(DateTimeFormatter.ISO_INSTANT.format(instant));
        } catch (DateTimeException other) {
            return time; // told by who reads it
        }
    }

    /** What a policy or an action of Application Auto Scaling belongs to, where there is only one. */
    private void targetOf(Map<String, Node> members) {
        if (targets.size() != 1) {
            return;
        }
        var all = new LinkedHashMap<>(members);
        members.clear();
        for (String member : IDENTITY) {
            var value = targets.get(0).members().members().get(member);
            if (value != null) {
                members.put(member, value);
            }
        }
        members.putAll(all);
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
        members.computeIfPresent("LaunchTemplate", (key, value) -> oneName(value));
        members.computeIfPresent("MixedInstancesPolicy", (key, value) -> oneName(value));
        members.computeIfPresent("SuspendedProcesses", (key, value) -> processes(value));
        if (members.get("WarmPoolConfiguration") instanceof MappingNode pool) {
            var kept = new LinkedHashMap<String, Node>(pool.members());
            kept.remove("Status");
            members.put("WarmPoolConfiguration", Tree.mapping(kept));
        }
    }

    /** AWS says both of a launch template and takes one of them. */
    private static Node oneName(Node node) {
        if (node instanceof SequenceNode sequence) {
            return Tree.list(sequence.items().stream().map(Correction::oneName).toList());
        }
        if (!(node instanceof MappingNode mapping)) {
            return node;
        }
        var members = new LinkedHashMap<String, Node>();
        mapping.members().forEach((key, value) -> members.put(key, oneName(value)));
        if (members.containsKey("LaunchTemplateId")) {
            members.remove("LaunchTemplateName");
        }
        if (members.containsKey("LaunchTemplateId") || members.containsKey("LaunchTemplateName")) {
            members.putIfAbsent("Version", Tree.text("$Default"));
        }
        return Tree.mapping(members);
    }

    /** The names alone of what {@code describe-auto-scaling-groups} shows. */
    private static Node processes(Node node) {
        return node instanceof SequenceNode sequence
                ? Tree.texts(sequence.items().stream()
                        .map(item -> item instanceof MappingNode shown
                                ? shown.members().get("ProcessName")
                                : item)
                        .map(name -> String.valueOf(Tree.textOf(name)))
                        .toList())
                : node;
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

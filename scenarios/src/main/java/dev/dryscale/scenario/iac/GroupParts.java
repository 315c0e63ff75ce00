package dev.dryscale.scenario.iac;

import dev.dryscale.fleet.ScalingProcess;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Place;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.SequenceNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Puts warm pools, lifecycle hooks and suspensions that a file writes on their own into the group that they name. */
final class GroupParts {

    private static final Set<ResourceKind> PARTS =
            EnumSet.of(ResourceKind.WARM_POOL, ResourceKind.LIFECYCLE_HOOK, ResourceKind.SUSPENSION);
    private static final String GROUP = "AutoScalingGroupName";
    private static final String HOOKS = "LifecycleHookSpecificationList";

    private GroupParts() {}

    /** The resources; a part whose group the file does not hold stays one. */
    static List<Resource> folded(List<Resource> resources) {
        var groups = resources.stream()
                .filter(resource -> resource.kind() == ResourceKind.GROUP)
                .toList();
        var result = new ArrayList<Resource>();
        for (var resource : resources) {
            if (resource.kind() == ResourceKind.GROUP) {
                var members = resource.members();
                for (var part : resources) {
                    members = belongs(part, resource, groups) ? with(members, part) : members;
                }
                result.add(new Resource(resource.kind(), resource.address(), members));
            } else if (groups.stream().noneMatch(group -> belongs(resource, group, groups))) {
                result.add(resource);
            }
        }
        return result;
    }

    private static boolean belongs(Resource part, Resource group, List<Resource> groups) {
        if (!PARTS.contains(part.kind())) {
            return false;
        }
        String named = part.text(GROUP);
        boolean symbolic = part.members().members().get(GROUP) instanceof ScalarNode node
                && node.kind() == ScalarNode.Kind.SYMBOLIC;
        return (symbolic && groups.size() == 1)
                || named.equals("!Ref " + group.address())
                || (!named.isEmpty() && named.equals(group.text(GROUP)));
    }

    private static MappingNode with(MappingNode group, Resource part) {
        var own = ApiMembers.without(part.members(), GROUP);
        return switch (part.kind()) {
            case WARM_POOL -> ApiMembers.with(group, "WarmPoolConfiguration", own);
            case LIFECYCLE_HOOK -> ApiMembers.with(group, HOOKS, appended(group, own));
            default -> ApiMembers.with(group, "SuspendedProcesses", processes(own));
        };
    }

    private static Node appended(MappingNode group, MappingNode hook) {
        var hooks = new ArrayList<Node>();
        if (group.members().get(HOOKS) instanceof SequenceNode list) {
            hooks.addAll(list.items());
        }
        hooks.add(hook);
        return new SequenceNode(hook.place(), hooks);
    }

    /** All of them where none is named, as {@code suspend-processes} has it. */
    private static Node processes(MappingNode suspension) {
        var named = suspension.members().get("ScalingProcesses");
        Place place = suspension.place();
        return named != null
                ? named
                : new SequenceNode(
                        place,
                        Arrays.stream(ScalingProcess.values())
                                .<Node>map(process -> new ScalarNode(place, ScalarNode.Kind.STRING, process.awsName()))
                                .toList());
    }
}

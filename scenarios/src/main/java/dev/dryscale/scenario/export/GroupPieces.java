package dev.dryscale.scenario.export;

import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.iac.ResourceKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** A group's warm pool and suspended processes as resources of their own, after it: the API sets them with other calls. */
final class GroupPieces {

    private static final String GROUP = "AutoScalingGroupName";

    private GroupPieces() {}

    static List<Resource> apart(List<Resource> resources) {
        var result = new ArrayList<Resource>();
        for (var resource : resources) {
            if (resource.kind() == ResourceKind.GROUP) {
                result.addAll(split(resource));
            } else {
                result.add(resource);
            }
        }
        return result;
    }

    private static List<Resource> split(Resource group) {
        var members = new LinkedHashMap<String, Node>(group.members().members());
        var pool = members.remove("WarmPoolConfiguration");
        var suspended = members.remove("SuspendedProcesses");
        var name = Tree.text(group.name());
        var pieces = new ArrayList<Resource>();
        pieces.add(new Resource(group.kind(), group.address(), Tree.mapping(members)));
        if (pool instanceof dev.dryscale.scenario.document.MappingNode configuration) {
            var whole = new LinkedHashMap<String, Node>();
            whole.put(GROUP, name);
            whole.putAll(configuration.members());
            pieces.add(new Resource(ResourceKind.WARM_POOL, group.address(), Tree.mapping(whole)));
        }
        if (suspended != null && !Tree.words(suspended).isEmpty()) {
            var whole = new LinkedHashMap<String, Node>();
            whole.put(GROUP, name);
            whole.put("ScalingProcesses", suspended);
            pieces.add(new Resource(ResourceKind.SUSPENSION, group.address(), Tree.mapping(whole)));
        }
        return pieces;
    }
}

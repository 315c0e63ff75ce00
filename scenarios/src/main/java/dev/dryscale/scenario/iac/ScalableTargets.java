package dev.dryscale.scenario.iac;

import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.SequenceNode;
import java.util.ArrayList;
import java.util.List;

/** A template's scalable targets: their scheduled actions stand inside of them, and policies refer to them. */
final class ScalableTargets {

    private static final List<String> IDENTITY = List.of("ServiceNamespace", "ResourceId", "ScalableDimension");
    private static final String REFERENCE = "ScalingTargetId";

    private ScalableTargets() {}

    /** The scheduled actions of a target as resources of their own, as the API has them. */
    static List<Resource> actions(MappingNode target) {
        var actions = new ArrayList<Resource>();
        if (target.members().get("ScheduledActions") instanceof SequenceNode list) {
            for (Node node : list.items()) {
                if (node instanceof MappingNode action) {
                    var whole = identified(action, target);
                    actions.add(ApiObject.resource(ResourceKind.SCHEDULED_ACTION, whole));
                }
            }
        }
        return actions;
    }

    /** The resources, with the target that a policy's {@code ScalingTargetId} refers to in its place. */
    static List<Resource> resolved(List<Resource> resources) {
        return resources.stream().map(resource -> resolved(resource, resources)).toList();
    }

    private static Resource resolved(Resource policy, List<Resource> all) {
        if (policy.kind() != ResourceKind.POLICY
                || !(policy.members().members().get(REFERENCE) instanceof ScalarNode reference)) {
            return policy;
        }
        for (var target : all) {
            if (target.kind() == ResourceKind.SCALABLE_TARGET
                    && reference.text().equals("!Ref " + target.address())) {
                var members = identified(ApiMembers.without(policy.members(), REFERENCE), target.members());
                return new Resource(policy.kind(), policy.address(), members);
            }
        }
        return policy;
    }

    private static MappingNode identified(MappingNode node, MappingNode target) {
        var result = node;
        for (String member : IDENTITY) {
            var value = target.members().get(member);
            result = value == null ? result : ApiMembers.with(result, member, value);
        }
        return result;
    }
}

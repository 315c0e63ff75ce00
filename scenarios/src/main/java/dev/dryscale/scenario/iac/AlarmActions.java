package dev.dryscale.scenario.iac;

import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What alarms of a file invoke: references become the policies' names, and actions that are no policies go. */
final class AlarmActions {

    private AlarmActions() {}

    /** @param policyName the name of the policy that an alarm's action refers to; null when it refers to none */
    static List<Resource> linked(
            List<Resource> resources, BiFunction<Resource, ScalarNode, @Nullable String> policyName) {
        return resources.stream()
                .map(resource -> resource.kind() == ResourceKind.ALARM ? linked(resource, policyName) : resource)
                .toList();
    }

    private static Resource linked(Resource alarm, BiFunction<Resource, ScalarNode, @Nullable String> policyName) {
        if (!(alarm.members().members().get("AlarmActions") instanceof SequenceNode actions)) {
            return alarm;
        }
        var kept = new ArrayList<Node>();
        for (Node action : actions.items()) {
            if (action instanceof ScalarNode scalar) {
                String name = scalar.text().contains(PolicyArn.NAME) ? scalar.text() : policyName.apply(alarm, scalar);
                if (name != null) {
                    kept.add(new ScalarNode(scalar.place(), ScalarNode.Kind.STRING, name));
                }
            }
        }
        return new Resource(
                alarm.kind(),
                alarm.address(),
                ApiMembers.with(alarm.members(), "AlarmActions", new SequenceNode(actions.place(), kept)));
    }
}

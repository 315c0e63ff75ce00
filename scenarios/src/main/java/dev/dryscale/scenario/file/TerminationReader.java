package dev.dryscale.scenario.file;

import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.feature.TerminationPolicies;
import dev.dryscale.fleet.feature.TerminationPolicies.Policy;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.Scalars;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code TerminationPolicies} (LC-41). */
final class TerminationReader {

    private TerminationReader() {}

    static @Nullable FleetFeature read(FeatureContext context) {
        var nodes = context.group().list("TerminationPolicies");
        var policies = new ArrayList<Policy>();
        for (Node node : nodes) {
            if (isFunction(node)) {
                function(node, node == nodes.get(0), context);
            } else {
                policies.add(Scalars.word(
                        node, List.of(Policy.values()), Policy::awsName, Policy.DEFAULT, context.problems()));
            }
        }
        int first = policies.indexOf(Policy.DEFAULT);
        if (first >= 0 && first < policies.size() - 1) {
            Scalars.refuse(
                    nodes.get(nodes.size() - policies.size() + first),
                    "must be the last of the termination policies (LC-41)",
                    context.problems());
        }
        return policies.isEmpty() ? null : new TerminationPolicies(policies);
    }

    private static boolean isFunction(Node node) {
        return node instanceof ScalarNode scalar && scalar.text().startsWith("arn:");
    }

    /** What a function of the user would choose, nobody can know: those after it decide alone. */
    private static void function(Node node, boolean first, FeatureContext context) {
        if (!first) {
            Scalars.refuse(node, "must be the first of the termination policies (LC-41)", context.problems());
            return;
        }
        var place = node.place();
        String rule = "is a Lambda function, which is not simulated: the policies after it decide alone (LC-41)";
        context.problems().warning(place.file(), place.line(), place.pointer(), rule, null);
    }
}

package dev.dryscale.scenario.file;

import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.feature.TerminationPolicies;
import dev.dryscale.fleet.feature.TerminationPolicies.Policy;
import dev.dryscale.scenario.document.Scalars;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code TerminationPolicies} (LC-41). */
final class TerminationReader {

    private TerminationReader() {}

    static @Nullable FleetFeature read(FeatureContext context) {
        var nodes = context.group().list("TerminationPolicies");
        var policies = nodes.stream()
                .map(node -> Scalars.word(
                        node, List.of(Policy.values()), Policy::awsName, Policy.DEFAULT, context.problems()))
                .toList();
        int first = policies.indexOf(Policy.DEFAULT);
        if (first >= 0 && first < policies.size() - 1) {
            Scalars.refuse(
                    nodes.get(first), "must be the last of the termination policies (LC-41)", context.problems());
        }
        return policies.isEmpty() ? null : new TerminationPolicies(policies);
    }
}

package dev.dryscale.scenario.policy;

import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.SwitchedPolicy;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.Scalars;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code switches:}, when policies are disabled and enabled again while the group runs (TT-45). */
final class SwitchReader {

    private final Problems problems;

    SwitchReader(Problems problems) {
        this.problems = problems;
    }

    /** The policies, those that are switched wrapped in their switches. */
    List<ScalingPolicy> read(List<Node> nodes, List<ScalingPolicy> policies) {
        Map<String, List<SwitchedPolicy.Switch>> byPolicy = new TreeMap<>();
        var names = policies.stream().map(ScalingPolicy::name).toList();
        for (Node node : nodes) {
            var fields = Fields.of(node, problems);
            var policy = fields.required("policy");
            var at = fields.required("at");
            fields.required("Enabled");
            boolean enabled = fields.flag("Enabled", true);
            fields.finish();
            if (policy != null && at != null) {
                String name = Scalars.word(policy, names, word -> word, "", problems);
                long nanos = Quantity.nanos(at, 0, Quantity.LONGEST_NANOS, 0, problems);
                byPolicy.computeIfAbsent(name, known -> new ArrayList<>())
                        .add(new SwitchedPolicy.Switch(nanos, enabled));
            }
        }
        byPolicy.values().forEach(switches -> switches.sort(Comparator.comparingLong(SwitchedPolicy.Switch::atNanos)));
        var switched = new ArrayList<ScalingPolicy>();
        for (var policy : policies) {
            var switches = byPolicy.get(policy.name());
            switched.add(switches == null ? policy : new SwitchedPolicy(policy, switches));
        }
        return switched;
    }
}

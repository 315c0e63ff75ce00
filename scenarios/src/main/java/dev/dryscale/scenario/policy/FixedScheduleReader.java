package dev.dryscale.scenario.policy;

import dev.dryscale.scaling.policy.FixedSchedulePolicy;
import dev.dryscale.scaling.policy.FixedSchedulePolicy.Step;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.Scalars;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code Schedule: [{at: 90s, DesiredCapacity: 3}, …]}, a policy type of our own. */
final class FixedScheduleReader {

    private static final long YEAR_NANOS = 366L * 86_400 * 1_000_000_000L;
    private static final int MOST_INSTANCES = 100_000;

    private FixedScheduleReader() {}

    static FixedSchedulePolicy read(Fields fields, String name) {
        var steps = new ArrayList<Step>();
        fields.required("Schedule");
        for (Node node : fields.list("Schedule")) {
            var step = Fields.of(node, fields.problems());
            Node when = step.required("at");
            Node size = step.required("DesiredCapacity");
            step.finish();
            long at = when == null ? 0 : Quantity.nanos(when, 0, YEAR_NANOS, 0, fields.problems());
            int capacity = size == null ? 0 : (int) Scalars.integer(size, 0, MOST_INSTANCES, 0, fields.problems());
            if (!steps.isEmpty() && at <= steps.get(steps.size() - 1).atNanos()) {
                Scalars.refuse(node, "must be later than the line before it", fields.problems());
            } else {
                steps.add(new Step(at, capacity));
            }
        }
        if (steps.isEmpty()) {
            if (fields.has("Schedule")) {
                fields.refuse("Schedule", "must have at least one line, e.g. {at: 0s, DesiredCapacity: 2}", null);
            }
            steps.add(new Step(0, 0));
        }
        return new FixedSchedulePolicy(name, List.copyOf(steps));
    }
}

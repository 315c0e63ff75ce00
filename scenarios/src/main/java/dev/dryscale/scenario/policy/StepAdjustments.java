package dev.dryscale.scenario.policy;

import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.StepAdjustment;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.document.SequenceNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the steps of a step scaling policy against the rules of the API (ST-1 to ST-4). */
final class StepAdjustments {

    private static final int MOST_STEPS = 20;

    private StepAdjustments() {}

    /** One step; a null bound is open. */
    private record Step(
            @Nullable BigDecimal lower, @Nullable BigDecimal upper, int change, Node node) {

        StepAdjustment adjustment() {
            return new StepAdjustment(exact(lower), exact(upper), change);
        }

        private static @Nullable Rational exact(@Nullable BigDecimal bound) {
            return bound == null ? null : Rational.parse(bound.toPlainString());
        }
    }

    /** The steps as written; what is wrong is told to the problems. */
    static List<StepAdjustment> read(Node node, Problems problems) {
        if (!(node instanceof SequenceNode sequence)) {
            Scalars.refuse(node, "must be a list of steps", problems);
            return List.of();
        }
        if (sequence.items().isEmpty() || sequence.items().size() > MOST_STEPS) {
            var place = node.place();
            String size = sequence.items().size() + " steps";
            problems.error(
                    place.file(),
                    place.line(),
                    place.pointer(),
                    "must have 1 to " + MOST_STEPS + " steps (ST-4)",
                    size);
            return List.of();
        }
        int errors = problems.all().size();
        var steps = new ArrayList<Step>();
        sequence.items().forEach(item -> steps.add(step(item, problems)));
        if (problems.all().size() == errors) {
            checkOrder(steps, problems);
        }
        return steps.stream().map(Step::adjustment).toList();
    }

    private static Step step(Node node, Problems problems) {
        var fields = Fields.of(node, problems);
        var adjustment = fields.required("ScalingAdjustment");
        int change = adjustment == null
                ? 0
                : (int) Scalars.integer(adjustment, Integer.MIN_VALUE, Integer.MAX_VALUE, 0, problems);
        var lower = bound(fields, "MetricIntervalLowerBound");
        var upper = bound(fields, "MetricIntervalUpperBound");
        if (lower == null && upper == null && node instanceof dev.dryscale.scenario.document.MappingNode) {
            Scalars.refuse(node, "must have a lower or an upper bound (ST-3)", problems);
        }
        if (lower != null && upper != null && lower.compareTo(upper) >= 0) {
            fields.refuse(
                    "MetricIntervalUpperBound",
                    "must be above MetricIntervalLowerBound (" + lower.toPlainString() + ")",
                    upper.toPlainString());
        }
        fields.finish();
        return new Step(lower, upper, change, node);
    }

    private static @Nullable BigDecimal bound(Fields fields, String key) {
        return fields.has(key) ? fields.number(key, BigDecimal.ZERO) : known(fields, key);
    }

    private static @Nullable BigDecimal known(Fields fields, String key) {
        fields.know(List.of(key));
        return null;
    }

    /** No overlap, no gap, one open end at most on each side, and an open end wherever there is a far bound (ST-3). */
    private static void checkOrder(List<Step> steps, Problems problems) {
        var sorted = new ArrayList<>(steps);
        sorted.sort(Comparator.comparing(Step::lower, Comparator.nullsFirst(Comparator.naturalOrder())));
        for (int i = 1; i < sorted.size(); i++) {
            var upper = sorted.get(i - 1).upper();
            var lower = sorted.get(i).lower();
            if (lower == null) {
                Scalars.refuse(sorted.get(i).node(), "must be the only step without a lower bound (ST-3)", problems);
            } else if (upper == null) {
                Scalars.refuse(sorted.get(i).node(), "must not follow a step without an upper bound (ST-3)", problems);
            } else if (upper.compareTo(lower) != 0) {
                String rule = "must begin where the step before it ends (" + upper.toPlainString()
                        + "), without gap or overlap (ST-3)";
                Scalars.refuse(sorted.get(i).node(), rule, problems);
            }
        }
        var first = sorted.get(0).lower();
        var last = sorted.get(sorted.size() - 1).upper();
        if (first != null && first.signum() < 0) {
            Scalars.refuse(sorted.get(0).node(), "needs a step without a lower bound below it (ST-3)", problems);
        }
        if (last != null && last.signum() > 0) {
            Scalars.refuse(
                    sorted.get(sorted.size() - 1).node(),
                    "needs a step without an upper bound above it (ST-3)",
                    problems);
        }
    }
}

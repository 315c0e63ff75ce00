package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.RuleViolation.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is wrong with the steps of a step scaling policy, all at once (ST-3, ST-4). */
public final class StepCheck {

    private static final int MOST_STEPS = 20;

    private StepCheck() {}

    /** Checks the steps of one policy; empty when all is well. */
    public static List<RuleViolation> of(List<StepAdjustment> steps) {
        List<RuleViolation> violations = new ArrayList<>();
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            violations.add(error("ST-4", "must be 1 to " + MOST_STEPS + " steps, were " + steps.size()));
        }
        for (StepAdjustment step : steps) {
            checkBounds(step, violations);
        }
        checkEnds(steps, violations);
        if (violations.isEmpty()) {
            checkJoints(steps, violations);
        }
        return List.copyOf(violations);
    }

    private static void checkBounds(StepAdjustment step, List<RuleViolation> violations) {
        Rational lower = step.metricIntervalLowerBound();
        Rational upper = step.metricIntervalUpperBound();
        if (lower == null && upper == null) {
            violations.add(error("ST-3", "a step needs a lower or an upper bound: " + step));
        } else if (lower != null && upper != null && lower.compareTo(upper) >= 0) {
            violations.add(error("ST-3", "the lower bound must be below the upper one: " + step));
        }
    }

    private static void checkEnds(List<StepAdjustment> steps, List<RuleViolation> violations) {
        long openBelow = count(steps, true);
        long openAbove = count(steps, false);
        if (openBelow > 1) {
            violations.add(error("ST-3", "at most one step may have no lower bound, were " + openBelow));
        }
        if (openAbove > 1) {
            violations.add(error("ST-3", "at most one step may have no upper bound, were " + openAbove));
        }
        if (openBelow == 0 && anySign(steps, -1)) {
            violations.add(error("ST-3", "with a negative lower bound one step must have none"));
        }
        if (openAbove == 0 && anySign(steps, 1)) {
            violations.add(error("ST-3", "with a positive upper bound one step must have none"));
        }
    }

    private static long count(List<StepAdjustment> steps, boolean lower) {
        return steps.stream().filter(step -> bound(step, lower) == null).count();
    }

    /** Whether a lower bound is negative, or an upper bound positive. */
    private static boolean anySign(List<StepAdjustment> steps, int sign) {
        return steps.stream()
                .map(step -> bound(step, sign < 0))
                .filter(Objects::nonNull)
                .anyMatch(bound -> bound.signum() == sign);
    }

    private static @Nullable Rational bound(StepAdjustment step, boolean lower) {
        return lower ? step.metricIntervalLowerBound() : step.metricIntervalUpperBound();
    }

    private static void checkJoints(List<StepAdjustment> steps, List<RuleViolation> violations) {
        List<StepAdjustment> sorted = new ArrayList<>(steps);
        sorted.sort(Comparator.comparing(
                StepAdjustment::metricIntervalLowerBound, Comparator.nullsFirst(Comparator.<Rational>naturalOrder())));
        for (int i = 1; i < sorted.size(); i++) {
            Rational end = sorted.get(i - 1).metricIntervalUpperBound();
            Rational begin = sorted.get(i).metricIntervalLowerBound();
            if (end == null || begin == null || !end.equals(begin)) {
                boolean overlap = end == null || begin == null || end.compareTo(begin) > 0;
                violations.add(error(
                        "ST-3",
                        (overlap ? "steps overlap: " : "gap between steps: ") + sorted.get(i - 1) + " and "
                                + sorted.get(i)));
            }
        }
    }

    private static RuleViolation error(String rule, String message) {
        return new RuleViolation(Severity.ERROR, rule, "StepAdjustments", "StepAdjustments: " + message);
    }
}

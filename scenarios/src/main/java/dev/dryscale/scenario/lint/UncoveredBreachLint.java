package dev.dryscale.scenario.lint;

import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.StepScalingPolicy;
import org.jspecify.annotations.Nullable;

/** A breach that no step is for is answered with an error by AWS, and nothing happens. */
final class UncoveredBreachLint implements Lint {

    @Override
    public void attached(Attached attached, Findings findings) {
        for (var policy : attached.policies()) {
            if (policy instanceof StepScalingPolicy step) {
                step.alarms().stream()
                        .filter(alarm -> !isCovered(step, alarm))
                        .forEach(alarm -> findings.remarked(
                                attached.place(),
                                "has no step in " + policy.name() + " for a metric just beyond the threshold of "
                                        + alarm.name()
                                        + ": AWS answers such a breach with an error and does not scale"));
            }
        }
    }

    /** Whether a step begins at the threshold, on the side on which the alarm fires. */
    private static boolean isCovered(StepScalingPolicy step, AlarmDefinition alarm) {
        boolean above = alarm.comparisonOperator().isUpward();
        return step.stepAdjustments().stream()
                .anyMatch(one -> above
                        ? sign(one.metricIntervalLowerBound(), -1) <= 0 && sign(one.metricIntervalUpperBound(), 1) > 0
                        : sign(one.metricIntervalLowerBound(), -1) < 0 && sign(one.metricIntervalUpperBound(), 1) >= 0);
    }

    private static int sign(@Nullable Rational bound, int open) {
        return bound == null ? open : bound.signum();
    }
}

package dev.dryscale.scenario.lint;

import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.alarm.ComparisonOperator;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.SimpleScalingPolicy;
import dev.dryscale.scaling.policy.StepScalingPolicy;
import org.jspecify.annotations.Nullable;

/** An alarm whose threshold its metric cannot pass, or whose scale-in the size of the group leaves no room for. */
final class SilentAlarmLint implements Lint {

    private static final Rational FULL = Rational.of(100);

    @Override
    public void attached(Attached attached, Findings findings) {
        for (var policy : attached.policies()) {
            for (var alarm : Attached.alarms(policy)) {
                String reason = reason(alarm);
                if (reason != null) {
                    findings.remarked(
                            attached.place(), "has an alarm, " + alarm.name() + ", that can never fire: " + reason);
                }
            }
            if (isIdleExactCapacity(policy, attached.fleet().group().minSize())) {
                findings.remarked(
                        attached.place(),
                        "has a scale-in, " + policy.name() + ", that can never do anything at this group's MinSize of "
                                + attached.fleet().group().minSize());
            }
        }
    }

    /** Why no value of the metric can breach; null when one can. */
    private static @Nullable String reason(AlarmDefinition alarm) {
        var threshold = alarm.threshold();
        boolean percent = alarm.metric().metricName().equals("CPUUtilization");
        String metric = alarm.metric().metricName();
        if (alarm.comparisonOperator() == ComparisonOperator.LESS_THAN_THRESHOLD && threshold.signum() <= 0) {
            return metric + " is never below " + threshold.display();
        }
        if (alarm.comparisonOperator() == ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD
                && threshold.signum() < 0) {
            return metric + " is never negative";
        }
        if (percent
                && alarm.comparisonOperator() == ComparisonOperator.GREATER_THAN_THRESHOLD
                && threshold.compareTo(FULL) >= 0) {
            return metric + " is never above 100 %";
        }
        return null;
    }

    /** A fixed capacity at or below the minimum is where the group is already. */
    private static boolean isIdleExactCapacity(ScalingPolicy policy, int minSize) {
        String exact = "ExactCapacity";
        if (policy instanceof SimpleScalingPolicy simple) {
            return simple.adjustmentType().awsName().equals(exact) && simple.scalingAdjustment() < minSize;
        }
        return policy instanceof StepScalingPolicy step
                && step.adjustmentType().awsName().equals(exact)
                && step.stepAdjustments().stream().allMatch(one -> one.scalingAdjustment() < minSize);
    }
}

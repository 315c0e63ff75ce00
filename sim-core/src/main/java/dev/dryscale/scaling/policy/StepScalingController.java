package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.ScalingDecision.NoChange;
import java.util.List;
import java.util.OptionalInt;

/** Step scaling at work. Neither held back by target tracking policies nor asked by them (TT-43). */
final class StepScalingController implements Controller {

    private final StepScalingPolicy policy;
    private final Profile profile;

    StepScalingController(StepScalingPolicy policy, Profile profile) {
        this.policy = policy;
        this.profile = profile;
    }

    @Override
    public List<AlarmDefinition> alarms(GroupSnapshot group) {
        return policy.alarms();
    }

    @Override
    public boolean takesPartInScaleInVote() {
        return false;
    }

    @Override
    public OptionalInt scaleInVote(Observation observation) {
        return OptionalInt.empty();
    }

    @Override
    public ScalingDecision decide(Observation observation) {
        return UserAlarms.decide(policy.enabled(), observation, alarm -> decide(observation.group(), alarm));
    }

    private ScalingDecision decide(GroupSnapshot group, AlarmStatus alarm) {
        List<Rational> datapoints = alarm.evaluation().datapoints();
        if (datapoints.isEmpty()) {
            return new NoChange(
                    Outcome.INSUFFICIENT_DATA, "in ALARM on missing data: there is no value to find a step for");
        }
        Rational value = policy.metricAggregationType().of(datapoints);
        Rational threshold = alarm.definition().threshold();
        StepAdjustment step = StepAdjustment.find(
                policy.stepAdjustments(),
                value.minus(threshold),
                alarm.definition().comparisonOperator());
        if (step == null) {
            return new NoChange(Outcome.IN_PLACE, StepAdjustment.notFound(value, threshold));
        }
        return adjust(group, step, value);
    }

    /** ST-12, ST-13: out from the warmed instances, in from those that are terminating too. */
    private ScalingDecision adjust(GroupSnapshot group, StepAdjustment step, Rational value) {
        boolean exact = policy.adjustmentType() == AdjustmentType.EXACT_CAPACITY;
        boolean out = exact ? step.scalingAdjustment() >= group.desiredCapacity() : step.scalingAdjustment() >= 0;
        int leaving = profile.terminatingCountsAsCurrent() ? group.terminating() : 0;
        int current = group.pastWarmup() + (out ? 0 : leaving);
        long wanted =
                policy.adjustmentType().adjusted(current, step.scalingAdjustment(), policy.minAdjustmentMagnitude());
        String formula = "metric " + value.display() + " in step " + step + ": "
                + policy.adjustmentType().awsName() + " " + step.scalingAdjustment() + " of " + current + " = "
                + wanted;
        return out
                ? CapacityChange.out(group, wanted, formula)
                : CapacityChange.in(group, Math.min(group.desiredCapacity(), group.clamp(wanted)), formula, "");
    }
}

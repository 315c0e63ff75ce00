package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.ScalingDecision.NoChange;
import java.util.List;
import java.util.OptionalInt;

/** Step scaling of Application Auto Scaling at work: of the desired capacity, paced by its cooldown (AAS-6). */
final class StepScalingTargetController implements Controller {

    private final StepScalingTargetPolicy policy;
    private final Profile profile;

    StepScalingTargetController(StepScalingTargetPolicy policy, Profile profile) {
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
        return UserAlarms.decide(true, observation, alarm -> decide(observation, alarm));
    }

    private ScalingDecision decide(Observation observation, AlarmStatus alarm) {
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
        int desired = observation.group().desiredCapacity();
        long wanted =
                policy.adjustmentType().adjusted(desired, step.scalingAdjustment(), policy.minAdjustmentMagnitude());
        String formula = "metric " + value.display() + " in step " + step + ": "
                + policy.adjustmentType().awsName() + " " + step.scalingAdjustment() + " of " + desired + " = "
                + wanted;
        return wanted >= desired
                ? TargetCapacity.out(profile, observation, policy.name(), wanted, policy.cooldown(), formula)
                : TargetCapacity.in(observation, observation.group().clamp(wanted), policy.cooldown(), formula);
    }
}

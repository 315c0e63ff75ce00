package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.alarm.AlarmState;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.ScalingDecision.NoChange;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Target tracking of Application Auto Scaling at work. */
final class TargetTrackingScalingController implements Controller {

    private final TargetTrackingScalingPolicy policy;
    private final Profile profile;
    private final TargetTrackingAlarms alarms;

    TargetTrackingScalingController(TargetTrackingScalingPolicy policy, Profile profile, GroupConfiguration group) {
        this.policy = policy;
        this.profile = profile;
        this.alarms = TargetTrackingAlarms.of(policy, profile, group.autoScalingGroupName());
    }

    @Override
    public List<AlarmDefinition> alarms(GroupSnapshot group) {
        return alarms.of(group.desiredCapacity());
    }

    @Override
    public boolean takesPartInScaleInVote() {
        return !policy.disableScaleIn();
    }

    @Override
    public ScalingDecision decide(Observation observation) {
        AlarmStatus high = observation.alarms().get(0);
        AlarmStatus low = low(observation);
        if (high.invokedInAlarm()) {
            return scaleOut(observation, high);
        }
        if (low != null && low.invokedInAlarm() && high.state() != AlarmState.ALARM) {
            int capacity = lowered(observation.group(), low);
            return TargetCapacity.in(
                    observation, capacity, policy.scaleInCooldown(), "AlarmLow: " + formula(observation.group(), low));
        }
        return TargetTrackingController.idle(high, low);
    }

    @Override
    public OptionalInt scaleInVote(Observation observation) {
        AlarmStatus low = low(observation);
        if (low == null || low.state() != AlarmState.ALARM) {
            return OptionalInt.empty();
        }
        return observation.alarms().get(0).state() == AlarmState.ALARM
                ? OptionalInt.empty()
                : OptionalInt.of(lowered(observation.group(), low));
    }

    private static @Nullable AlarmStatus low(Observation observation) {
        return observation.alarms().size() < 2 ? null : observation.alarms().get(1);
    }

    private ScalingDecision scaleOut(Observation observation, AlarmStatus high) {
        GroupSnapshot group = observation.group();
        if (group.desiredCapacity() == 0) {
            return new NoChange(Outcome.IN_PLACE, "AlarmHigh: a capacity of 0 times any metric is 0 (TT-24)");
        }
        return TargetCapacity.out(
                profile,
                observation,
                policy.name(),
                wanted(group, high),
                policy.scaleOutCooldown(),
                "AlarmHigh: " + formula(group, high));
    }

    /** AAS-9, as TT-20, of the desired capacity: there is no warm-up that would leave something out. */
    private long wanted(GroupSnapshot group, AlarmStatus alarm) {
        return used(group, alarm)
                .times(group.desiredCapacity())
                .dividedBy(policy.targetValue())
                .ceil();
    }

    private int lowered(GroupSnapshot group, AlarmStatus low) {
        int desired = group.desiredCapacity();
        long byStep = (long) desired - profile.aasScaleInStep().largest();
        return (int) Math.min(desired, Math.max(byStep, group.clamp(wanted(group, low))));
    }

    /** The metric in the unit of the target: for DynamoDB the share of the provisioned capacity (AAS-11). */
    private Rational used(GroupSnapshot group, AlarmStatus alarm) {
        Rational metric = profile.ttMetricValue().of(alarm.evaluation().datapoints());
        return policy.dimension().isDynamoDb()
                ? ScalableDimension.percentUsed(group.desiredCapacity(), metric)
                : metric.times(TargetTrackingAlarms.perMinute(policy.metric()));
    }

    private String formula(GroupSnapshot group, AlarmStatus alarm) {
        return "ceil(" + group.desiredCapacity() + " x " + used(group, alarm).display() + " / "
                + policy.targetValue().display() + ") = " + wanted(group, alarm);
    }
}

package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.alarm.AlarmState;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.MetricFamily;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.ScalingDecision.NoChange;
import dev.dryscale.scaling.policy.ScalingDecision.SetDesiredCapacity;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Target tracking at work: {@code ceil(current x metric / target)} both ways, within the pacing rules (TT-20 to TT-40). */
final class TargetTrackingController implements Controller {

    private final TargetTrackingPolicy policy;
    private final Profile profile;
    private final TargetTrackingAlarms alarms;

    TargetTrackingController(TargetTrackingPolicy policy, Profile profile, GroupConfiguration group) {
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
        return policy.enabled() && !policy.disableScaleIn();
    }

    @Override
    public ScalingDecision decide(Observation observation) {
        if (!policy.enabled()) {
            return new NoChange(Outcome.DISABLED, "the policy is disabled (TT-45)");
        }
        AlarmStatus high = observation.alarms().get(0);
        AlarmStatus low = low(observation);
        if (high.invokedInAlarm()) {
            return scaleOut(observation.group(), high);
        }
        if (low != null && low.invokedInAlarm() && high.state() != AlarmState.ALARM) {
            return scaleIn(observation.group(), low);
        }
        return idle(high, low);
    }

    @Override
    public OptionalInt scaleInVote(Observation observation) {
        AlarmStatus low = low(observation);
        if (!policy.enabled() || low == null || low.state() != AlarmState.ALARM) {
            return OptionalInt.empty();
        }
        return observation.alarms().get(0).state() == AlarmState.ALARM
                ? OptionalInt.empty()
                : OptionalInt.of(lowered(observation.group(), low).capacity());
    }

    private static @Nullable AlarmStatus low(Observation observation) {
        return observation.alarms().size() < 2 ? null : observation.alarms().get(1);
    }

    /** TT-20, TT-24, TT-34. */
    private ScalingDecision scaleOut(GroupSnapshot group, AlarmStatus high) {
        if (group.desiredCapacity() == 0) {
            return fromZero(group, high);
        }
        int current = group.currentForScaleOut(profile);
        Rational metric = metric(high);
        long wanted = wanted(current, metric, policy.targetValue());
        return CapacityChange.out(
                group, wanted, "AlarmHigh: " + formula(current, metric, policy.targetValue(), wanted));
    }

    private ScalingDecision fromZero(GroupSnapshot group, AlarmStatus high) {
        boolean one = switch (profile.ttFromZero()) {
            case NONE -> false;
            case ONE -> true;
            case BY_METRIC -> policy.metric().family() != MetricFamily.EC2_INSTANCE;
        };
        if (group.maxSize() == 0) {
            return new NoChange(Outcome.AT_MAXIMUM, "AlarmHigh: MaxSize is 0");
        }
        return one && metric(high).signum() > 0
                ? new SetDesiredCapacity(
                        Math.max(1, group.minSize()), Outcome.SCALED_OUT, "AlarmHigh: from 0 to 1 (TT-24)")
                : new NoChange(Outcome.IN_PLACE, "AlarmHigh: 0 instances times any metric is 0 (TT-24)");
    }

    private ScalingDecision scaleIn(GroupSnapshot group, AlarmStatus low) {
        Lowered lowered = lowered(group, low);
        return CapacityChange.in(group, lowered.capacity(), "AlarmLow: " + lowered.formula(), lowered.limit());
    }

    /** The capacity after a scale-in, never above desired; with what was computed and what limited it. */
    private record Lowered(int capacity, String formula, String limit) {}

    /** TT-20, TT-21, TT-23, TT-25, TT-37. */
    private Lowered lowered(GroupSnapshot group, AlarmStatus low) {
        int desired = group.desiredCapacity();
        int current = group.currentForScaleIn(profile);
        Rational metric = metric(low);
        Rational ceiling = policy.targetValue().times(Rational.ONE.minus(profile.ttScaleInMargin()));
        long wanted = wanted(current, metric, ceiling);
        int lowestByStep =
                (int) Math.max(0L, (long) desired - profile.ttScaleInStep().largest());
        int capacity = Math.min(desired, Math.max(lowestByStep, group.clamp(wanted)));
        String limit = "";
        if (wanted < capacity) {
            limit = capacity == lowestByStep
                    ? ", " + profile.ttScaleInStep() + " to " + capacity
                    : ", limited to MinSize " + group.minSize();
        }
        return new Lowered(capacity, formula(current, metric, ceiling, wanted), limit);
    }

    private static long wanted(int current, Rational metric, Rational target) {
        return metric.times(current).dividedBy(target).ceil();
    }

    private static String formula(int current, Rational metric, Rational target, long wanted) {
        return "ceil(" + current + " x " + metric.display() + " / " + target.display() + ") = " + wanted;
    }

    /** The value the capacity is multiplied with (TT-22); an alarm that treats missing data as missing is never in ALARM without a point. */
    private Rational metric(AlarmStatus alarm) {
        return profile.ttMetricValue()
                .of(alarm.evaluation().datapoints())
                .times(TargetTrackingAlarms.perMinute(policy.metric()));
    }

    static NoChange idle(AlarmStatus high, @Nullable AlarmStatus low) {
        boolean inAlarm = high.state() == AlarmState.ALARM || (low != null && low.state() == AlarmState.ALARM);
        if (inAlarm) {
            return new NoChange(Outcome.IN_PLACE, "no alarm invokes the policy now");
        }
        boolean blind = high.state() == AlarmState.INSUFFICIENT_DATA
                || (low != null && low.state() == AlarmState.INSUFFICIENT_DATA);
        if (blind) {
            return new NoChange(Outcome.INSUFFICIENT_DATA, "too few datapoints are visible (TT-40)");
        }
        List<Rational> points = high.evaluation().datapoints();
        String metric = points.isEmpty() ? "" : "metric " + points.get(0).display() + ": ";
        String notLow = low == null
                ? ""
                : " and not below " + low.definition().threshold().display() + " for "
                        + low.definition().datapointsToAlarm();
        return new NoChange(
                Outcome.NO_BREACH,
                metric + "not above " + high.definition().threshold().display() + " for "
                        + high.definition().datapointsToAlarm() + notLow + " datapoints");
    }
}

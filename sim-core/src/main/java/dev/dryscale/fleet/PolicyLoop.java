package dev.dryscale.fleet;

import dev.dryscale.record.AlarmReading;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.CapacityActivity;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.policy.CapacityArbiter;
import dev.dryscale.scaling.policy.Controller;
import dev.dryscale.scaling.policy.Observation;
import dev.dryscale.scaling.policy.ScalingPolicy;
import java.util.List;
import java.util.Optional;

/** One policy at work in a run, with its alarms. */
final class PolicyLoop {

    private final ScalingPolicy policy;
    private final Controller controller;
    private final List<AlarmLoop> alarms;
    private long calledNanos = -1;

    PolicyLoop(ScalingPolicy policy, Profile profile, GroupConfiguration group, GroupSnapshot atStart) {
        this.policy = policy;
        this.controller = policy.newController(profile, group);
        this.alarms = controller.alarms(atStart).stream()
                .map(definition -> new AlarmLoop(definition, profile))
                .toList();
    }

    ScalingPolicy policy() {
        return policy;
    }

    List<AlarmLoop> alarms() {
        return alarms;
    }

    void evaluate(int alarm, GroupSnapshot group, MetricPublisher publisher, long nowNanos) {
        alarms.get(alarm).evaluate(controller.alarms(group).get(alarm), publisher, nowNanos);
    }

    CapacityArbiter.Ballot ballot(
            GroupSnapshot group, List<CapacityActivity> activities, MetricPublisher publisher, long nowNanos) {
        var statuses = alarms.stream().map(alarm -> alarm.status(nowNanos)).toList();
        var observation = new Observation(nowNanos, group, statuses, activities, publisher);
        return CapacityArbiter.Ballot.of(policy.name(), controller, observation);
    }

    long nextCallNanos(long nowNanos) {
        return controller.nextCallNanos(nowNanos);
    }

    /** The policy is asked by the clock now. */
    void call(long nowNanos) {
        calledNanos = nowNanos;
    }

    boolean isCalledAt(long nowNanos) {
        return calledNanos == nowNanos;
    }

    /** What was evaluated at this instant. */
    List<AlarmReading> readings(long nowNanos) {
        return alarms.stream()
                .filter(alarm -> alarm.wasEvaluatedAt(nowNanos))
                .map(alarm -> {
                    var status = alarm.status(nowNanos);
                    return new AlarmReading(
                            status.definition(), status.evaluation(), status.stateSinceNanos(), status.invoked());
                })
                .toList();
    }

    /** The alarm that speaks for this instant: the one that invokes the policy, else any that was evaluated. */
    Optional<AlarmLoop> alarmOf(long nowNanos) {
        var evaluated =
                alarms.stream().filter(alarm -> alarm.wasEvaluatedAt(nowNanos)).toList();
        return evaluated.stream()
                .filter(alarm -> alarm.status(nowNanos).invoked())
                .findFirst()
                .or(() -> evaluated.stream().findFirst());
    }
}

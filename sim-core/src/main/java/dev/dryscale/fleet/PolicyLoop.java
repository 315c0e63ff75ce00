package dev.dryscale.fleet;

import dev.dryscale.record.AlarmReading;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmState;
import dev.dryscale.scaling.group.CapacityActivity;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.policy.CapacityArbiter;
import dev.dryscale.scaling.policy.Controller;
import dev.dryscale.scaling.policy.Observation;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.ScheduledScaling;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One policy at work in a run, with its alarms. */
final class PolicyLoop {

    private final ScalingPolicy policy;
    private final Controller controller;
    private final List<AlarmLoop> alarms;
    private long calledNanos = -1;
    private long reconsideredNanos = -1;

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

    /** Schedules before forecasts, and both before those that alarms invoke: the first two may set limits. */
    int turn() {
        if (policy instanceof ScheduledScaling) {
            return 0;
        }
        return alarms.isEmpty() ? 1 : 2;
    }

    List<AlarmLoop> alarms() {
        return alarms;
    }

    void evaluate(int alarm, GroupSnapshot group, MetricPublisher publisher, long nowNanos) {
        alarms.get(alarm).evaluate(controller.alarms(group).get(alarm), publisher, nowNanos);
    }

    CapacityArbiter.Ballot ballot(
            GroupSnapshot group, List<CapacityActivity> activities, MetricPublisher publisher, long nowNanos) {
        boolean again = reconsideredNanos == nowNanos;
        var statuses = alarms.stream()
                .map(alarm -> again ? alarm.status(nowNanos).lookedAt() : alarm.status(nowNanos))
                .toList();
        var observation = new Observation(nowNanos, group, statuses, activities, publisher);
        return CapacityArbiter.Ballot.of(policy.name(), controller, observation);
    }

    long nextCallNanos(long nowNanos) {
        return controller.nextCallNanos(nowNanos);
    }

    Controller.@Nullable HourForecast forecast(long nanos) {
        return controller.forecast(nanos);
    }

    boolean isReference() {
        return controller.isReference();
    }

    /** What a reference saw of its first metric; NaN when there is nothing to see. */
    double seen(MetricPublisher publisher, long nowNanos) {
        var metrics = controller.metrics();
        var newest = !isReference() || metrics.isEmpty() ? null : publisher.newest(metrics.get(0), nowNanos);
        return newest == null ? Double.NaN : newest.doubleValue();
    }

    /** The policy is asked by the clock now. */
    void call(long nowNanos) {
        calledNanos = nowNanos;
    }

    /** The policy looks at its alarms now, whenever they were evaluated (LC-65). */
    void reconsider(long nowNanos) {
        calledNanos = nowNanos;
        reconsideredNanos = nowNanos;
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

    /**
     * The alarm that speaks for this instant: the one that invokes the policy, else any that was evaluated; where the clock
     * asks the policy, else one that is in ALARM.
     */
    Optional<AlarmLoop> alarmOf(long nowNanos) {
        var evaluated =
                alarms.stream().filter(alarm -> alarm.wasEvaluatedAt(nowNanos)).toList();
        return evaluated.stream()
                .filter(alarm -> alarm.status(nowNanos).invoked())
                .findFirst()
                .or(() -> evaluated.stream().findFirst())
                .or(() -> alarms.stream()
                        .filter(alarm ->
                                isCalledAt(nowNanos) && alarm.evaluation().state() == AlarmState.ALARM)
                        .findFirst());
    }
}

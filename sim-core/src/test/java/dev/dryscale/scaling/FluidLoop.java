package dev.dryscale.scaling;

import dev.dryscale.scaling.ControlLoopTruth.Row;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.alarm.AlarmEvaluation;
import dev.dryscale.scaling.alarm.AlarmEvaluator;
import dev.dryscale.scaling.alarm.AlarmState;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.group.ScaleInBlock;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.MetricWindow;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.AlarmStatus;
import dev.dryscale.scaling.policy.Controller;
import dev.dryscale.scaling.policy.Observation;
import dev.dryscale.scaling.policy.ScalingDecision;
import dev.dryscale.scaling.policy.ScalingDecision.SetDesiredCapacity;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fluid fleet under one target tracking policy, by the truths' rules R0 to R7, in whole minutes: a test's stand-in for the engine. */
final class FluidLoop {

    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;

    private final ControlLoopTruth truth;
    private final Profile profile;
    private final GroupConfiguration group;
    private final Controller controller;
    /** InService times in seconds, oldest instance first. */
    private final List<Long> instances = new ArrayList<>();

    private final List<@Nullable Rational> datapoints = new ArrayList<>();
    private final List<AlarmState> states =
            new ArrayList<>(List.of(AlarmState.INSUFFICIENT_DATA, AlarmState.INSUFFICIENT_DATA));
    private final List<String> changes = new ArrayList<>();
    private int desired;

    FluidLoop(ControlLoopTruth truth, Profile profile) {
        this.truth = truth;
        this.profile = profile;
        this.group = new GroupConfiguration(
                "truth", truth.min(), truth.max(), truth.initial(), List.of("a"), 300, truth.warmupSeconds(), true);
        MetricSpecification metric = new PredefinedMetricSpecification(
                truth.cpu()
                        ? PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION
                        : PredefinedMetricType.ALB_REQUEST_COUNT_PER_TARGET,
                null);
        this.controller =
                TargetTrackingPolicy.of("truth", metric, truth.target()).newController(profile, group);
        this.desired = truth.initial();
        for (int i = 0; i < truth.initial(); i++) {
            instances.add((long) -truth.warmupSeconds());
        }
    }

    /** What a minute came to: a row of the table without its load, and the decision's reason. */
    record Minute(Row row, String reason) {}

    /** Runs the next minute under a constant load, and what is decided at its end. */
    Minute next(Rational load) {
        int minute = datapoints.size();
        long end = 60L * (minute + 1);
        Rational metric = metric(load, 60L * minute);
        datapoints.add(metric);
        GroupSnapshot snapshot = snapshot(end);
        List<AlarmStatus> statuses = new ArrayList<>();
        List<AlarmDefinition> alarms = controller.alarms(snapshot);
        for (int i = 0; i < alarms.size(); i++) {
            MetricWindow window = new MetricWindow(end * SECOND, MINUTE, datapoints);
            AlarmEvaluation evaluation = AlarmEvaluator.evaluate(alarms.get(i), window, states.get(i), profile);
            states.set(i, evaluation.state());
            statuses.add(AlarmStatus.evaluatedNow(alarms.get(i), evaluation, 0, end * SECOND, profile));
        }
        ScalingDecision decision = controller.decide(new Observation(end * SECOND, snapshot, statuses));
        apply(decision, end, metric);
        String alarm = states.get(0) == AlarmState.ALARM ? "HIGH" : states.get(1) == AlarmState.ALARM ? "LOW" : "";
        GroupSnapshot after = snapshot(end);
        Row row = new Row(
                minute, Rational.ZERO, metric.toString(), alarm, "", desired, after.inService(), after.pastWarmup());
        return new Minute(row, decision.reason());
    }

    /** Every change so far, in the words of the literal variant. */
    String changes() {
        return String.join("; ", changes);
    }

    /** R0, R1: every InService instance carries an equal share; all transitions of these tables fall on whole minutes. */
    private Rational metric(Rational load, long second) {
        Rational each = load.dividedBy(Rational.of(inService(second)));
        return truth.cpu() ? each.times(100).min(Rational.of(100)) : each;
    }

    /** R4, R5, R7. */
    private void apply(ScalingDecision decision, long second, Rational metric) {
        if (!(decision instanceof SetDesiredCapacity set)) {
            return;
        }
        int current = desired < set.desiredCapacity() ? snapshot(second).currentForScaleOut(profile) : desired;
        Rational wanted = metric.times(current).dividedBy(truth.target());
        changes.add(second + " s: " + (set.desiredCapacity() > desired ? "out " : "in ") + desired + "->"
                + set.desiredCapacity() + " (ceil(" + current + "*" + metric + "/" + truth.target() + ")="
                + wanted.ceil()
                + ")");
        desired = set.desiredCapacity();
        while (instances.size() < desired) {
            instances.add(second + truth.bootSeconds());
        }
        while (instances.size() > desired) {
            instances.remove(0);
        }
    }

    private GroupSnapshot snapshot(long second) {
        int inService = inService(second);
        int warmed = (int) instances.stream()
                .filter(since -> since + truth.warmupSeconds() <= second)
                .count();
        int pending = instances.size() - inService;
        ScaleInBlock block = ScaleInBlock.of(profile, group, pending + inService - warmed, 0, second * SECOND, null);
        return new GroupSnapshot(
                truth.min(),
                truth.max(),
                desired,
                pending,
                inService,
                warmed,
                0,
                block,
                false,
                GroupSnapshot.NO_COOLDOWN);
    }

    private int inService(long second) {
        return (int) instances.stream().filter(since -> since <= second).count();
    }
}

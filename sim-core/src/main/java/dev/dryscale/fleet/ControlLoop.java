package dev.dryscale.fleet;

import dev.dryscale.kernel.Simulator;
import dev.dryscale.random.RandomStreams;
import dev.dryscale.record.DecisionEntry;
import dev.dryscale.scaling.Knobs;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.group.CapacityActivity;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.group.ScaleInBlock;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.policy.CapacityArbiter;
import dev.dryscale.scaling.policy.Controller;
import dev.dryscale.scaling.policy.InstanceWarmup;
import dev.dryscale.scaling.policy.Outcome;
import dev.dryscale.scaling.policy.ScalingDecision;
import dev.dryscale.scaling.policy.ScalingDecision.SetDesiredCapacity;
import dev.dryscale.scaling.policy.ScalingDecision.SetLimits;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.ScheduledScaling;
import dev.dryscale.scaling.policy.TimedController;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The control loop of one group: every alarm is evaluated at its own second of the minute (CW-5), an alarm in ALARM
 * invokes its policy each time (CW-20), the arbiter settles what several policies want, and the group acts. Every
 * decision and every non-decision is written down.
 */
final class ControlLoop {

    private static final long SECOND = 1_000_000_000L;

    /** The last days of a run whose decisions keep their datapoints; of all of a long run they would need too much memory. */
    private static final long READINGS_KEPT = 8L * 86_400 * SECOND;

    private final Simulator simulator;
    private final AutoScalingGroup group;
    private final FleetModel model;
    private final MetricPublisher publisher;
    private final Timestamps timestamps;
    private final List<PolicyLoop> policies = new ArrayList<>();
    private final List<PolicyLoop> byTurn = new ArrayList<>();
    private final List<DecisionEntry> decisions = new ArrayList<>();
    private final long readingsFromNanos;
    private final RandomStreams streams;
    private final CapacityActivities activities = new CapacityActivities();
    private long actionPlannedNanos = -1;

    ControlLoop(
            Simulator simulator,
            AutoScalingGroup group,
            MetricPublisher publisher,
            Timestamps timestamps,
            RandomStreams streams,
            RunInput input) {
        this.streams = streams;
        this.readingsFromNanos = input.horizonNanos() - READINGS_KEPT;
        this.simulator = simulator;
        this.group = group;
        this.model = input.model();
        this.publisher = publisher;
        this.timestamps = timestamps;
    }

    /** The alarms of the policies as they are at the start. */
    static List<AlarmDefinition> alarms(List<ScalingPolicy> policies, FleetModel model) {
        var atStart = GroupSnapshot.atRest(
                model.group().minSize(), model.group().maxSize(), model.group().desiredCapacity());
        return controllers(policies, model)
                .flatMap(controller -> controller.alarms(atStart).stream())
                .toList();
    }

    private static Stream<Controller> controllers(List<ScalingPolicy> policies, FleetModel model) {
        return policies.stream().map(policy -> policy.newController(model.profile(), model.group()));
    }

    /** Whether any alarm looks at less than a minute (TT-50), or a controller that is asked by the clock does. */
    static boolean isHighResolution(List<ScalingPolicy> policies, FleetModel model) {
        return alarms(policies, model).stream().anyMatch(alarm -> alarm.periodSeconds() < 60)
                || controllers(policies, model)
                        .anyMatch(controller ->
                                controller instanceof TimedController timed && timed.lookBackSeconds() % 60 != 0);
    }

    /** The metrics that the policies watch. */
    static List<MetricSpecification> metrics(List<ScalingPolicy> policies, FleetModel model) {
        var watched = alarms(policies, model).stream().map(AlarmDefinition::metric);
        var others = controllers(policies, model).flatMap(controller -> controller.metrics().stream());
        return Stream.concat(watched, others).distinct().toList();
    }

    void start(List<ScalingPolicy> attached) {
        group.whenResumed(this::resumed);
        var snapshot = snapshot(0);
        for (int p = 0; p < attached.size(); p++) {
            var loop = new PolicyLoop(inTime(attached.get(p)), model.profile(), model.group(), snapshot);
            policies.add(loop);
            byTurn.add(loop);
            for (int a = 0; a < loop.alarms().size(); a++) {
                schedule(loop, a, phaseNanos(p, a));
            }
            scheduleCall(loop, loop.nextCallNanos(-1));
        }
        byTurn.sort(Comparator.comparingInt(PolicyLoop::turn));
    }

    /** A scheduled action may be late (SCH-4). */
    private ScalingPolicy inTime(ScalingPolicy policy) {
        return policy instanceof ScheduledScaling schedule
                ? schedule.delayed(number -> latenessNanos(schedule.name(), number))
                : policy;
    }

    /** In whole milliseconds; named by position, so that two candidates' first alarms share their second. */
    private long phaseNanos(int policy, int alarm) {
        var phase = model.profile().cwEvalPhase();
        if (!phase.seeded()) {
            return phase.constantSeconds() * SECOND;
        }
        var stream = streams.named("alarmPhase/" + policy + "/" + alarm);
        return stream.nextInt(60_000) * (SECOND / 1000);
    }

    private void schedule(PolicyLoop loop, int alarm, long atNanos) {
        simulator.schedule(atNanos, Rank.ALARM, now -> {
            loop.evaluate(alarm, snapshot(now), publisher, now);
            planAction(now);
            schedule(loop, alarm, now + loop.alarms().get(alarm).definition().evaluatedEverySeconds() * SECOND);
        });
    }

    /** Alarms of one instant are all evaluated before anyone acts on them. */
    private void planAction(long nowNanos) {
        if (actionPlannedNanos != nowNanos) {
            actionPlannedNanos = nowNanos;
            simulator.schedule(nowNanos, Rank.ACTION, this::act);
        }
    }

    /** Policies that act by the clock. */
    private void scheduleCall(PolicyLoop loop, long atNanos) {
        if (atNanos == Long.MAX_VALUE) {
            return;
        }
        simulator.schedule(atNanos, Rank.ALARM, now -> {
            loop.call(now);
            planAction(now);
            scheduleCall(loop, loop.nextCallNanos(now));
        });
    }

    private long latenessNanos(String policy, int number) {
        var range = model.profile().scheduledLateness();
        double share = streams.named("scheduled/" + policy + "/" + number).nextDouble();
        return (long) ((range.lowest() + (range.highest() - range.lowest()) * share) * SECOND);
    }

    /**
     * Who may set limits is asked first: the others decide on the capacity that this leaves, and may move it (SCH-7, PR-6).
     * Each policy is asked once.
     */
    private void act(long nowNanos) {
        var asked = new IdentityHashMap<PolicyLoop, Asked>();
        var snapshot = snapshot(nowNanos);
        for (var policy : byTurn) {
            int from = group.desired();
            var ballot = policy.ballot(snapshot, activitiesSoFar(nowNanos), publisher, nowNanos);
            if (ballot.decision() instanceof SetLimits limits && !isMuted(policy)) {
                apply(policy, limits, nowNanos);
                snapshot = snapshot(nowNanos);
            }
            asked.put(policy, new Asked(ballot, from, group.desired()));
        }
        settle(asked, nowNanos);
    }

    /** A policy's ballot, and the desired capacity before it and after it, where it set limits. */
    private record Asked(CapacityArbiter.Ballot ballot, int from, int to) {}

    private void settle(IdentityHashMap<PolicyLoop, Asked> asked, long nowNanos) {
        int desired = group.desired();
        var ballots = policies.stream()
                .map(policy -> Objects.requireNonNull(asked.get(policy)).ballot())
                .toList();
        var resolution = CapacityArbiter.resolve(desired, ballots);
        for (int i = 0; i < policies.size(); i++) {
            var one = Objects.requireNonNull(asked.get(policies.get(i)));
            write(policies.get(i), new Asked(resolution.ballots().get(i), one.from(), one.to()), nowNanos);
        }
        policies.stream()
                .filter(policy -> policy.policy().name().equals(resolution.winner()) && !isMuted(policy))
                .findFirst()
                .ifPresent(winner -> {
                    if (resolution.decision() instanceof SetDesiredCapacity decision) {
                        apply(winner, decision, desired, nowNanos);
                    }
                });
    }

    private List<CapacityActivity> activitiesSoFar(long nowNanos) {
        var lastTermination = group.life().ledger().lastScaleInEndNanos();
        return activities.asOf(group.instances(), lastTermination == null ? nowNanos : lastTermination, nowNanos);
    }

    /** While AlarmNotification is suspended nobody hears the alarms (LC-65), nor schedules while theirs are (SCH-5). */
    private boolean isMuted(PolicyLoop loop) {
        var process = loop.policy() instanceof ScheduledScaling
                ? ScalingProcess.SCHEDULED_ACTIONS
                : ScalingProcess.ALARM_NOTIFICATION;
        boolean byAlarmOrSchedule =
                loop.policy() instanceof ScheduledScaling || !loop.alarms().isEmpty();
        return byAlarmOrSchedule && group.isSuspended(process);
    }

    /**
     * LC-65: policies whose alarms are in breach at the resumption are considered. Where alarms invoke theirs every minute that
     * comes by itself; where they do so on transitions only, this is the occasion.
     */
    private void resumed(ScalingProcess process, long nowNanos) {
        if (process == ScalingProcess.ALARM_NOTIFICATION
                && model.profile().cwReinvoke() == Knobs.Reinvoke.ON_TRANSITION) {
            policies.stream()
                    .filter(policy -> !policy.alarms().isEmpty())
                    .forEach(policy -> policy.reconsider(nowNanos));
            planAction(nowNanos);
        }
    }

    /** A schedule, or a forecast beyond the maximum (PR-5). */
    private void apply(PolicyLoop loop, SetLimits limits, long nowNanos) {
        int from = group.desired();
        Integer desired = limits.desiredCapacity();
        if (loop.policy() instanceof ScheduledScaling || desired == null) {
            group.setCapacity(limits.minSize(), limits.maxSize(), desired, "a scheduled action", nowNanos);
            group.executed(limits.actions(), from, nowNanos);
            activities.begin(null, from, group.desired(), nowNanos);
        } else {
            group.setCapacity(limits.minSize(), limits.maxSize(), null, "a predictive scaling policy", nowNanos);
            apply(loop, new SetDesiredCapacity(desired, limits.outcome(), limits.reason()), from, nowNanos);
        }
    }

    private void apply(PolicyLoop winner, SetDesiredCapacity decision, int from, long nowNanos) {
        var trigger = trigger(winner, from, decision.desiredCapacity(), nowNanos);
        var warmup = InstanceWarmup.of(winner.policy(), model.group());
        int cooldown = winner.policy().cooldownSeconds(model.group());
        group.setDesired(decision.desiredCapacity(), trigger, warmup, cooldown, nowNanos);
        activities.begin(winner.policy().name(), from, group.desired(), nowNanos);
    }

    private String trigger(PolicyLoop winner, int from, int to, long nowNanos) {
        String name = winner.policy().name();
        if (winner.isReference()) {
            return "At " + timestamps.second(nowNanos) + " " + name + " changed the desired capacity from " + from
                    + " to " + to + ".";
        }
        var alarm = winner.alarmOf(nowNanos);
        String why = alarm.isEmpty()
                ? "a predictive scaling policy " + name + " was due"
                : "a monitor alarm " + alarm.get().definition().name() + " in state ALARM triggered policy " + name;
        return group.trigger(why, from, to, nowNanos);
    }

    private void write(PolicyLoop loop, Asked asked, long nowNanos) {
        var alarm = loop.alarmOf(nowNanos);
        if (alarm.isEmpty() && !loop.isCalledAt(nowNanos)) {
            return;
        }
        var decision = heard(loop, asked.ballot().decision());
        alarm.filter(one -> one.status(nowNanos).invoked())
                .ifPresent(one ->
                        group.decided(loop.policy().name(), one.definition().name(), decision.reason(), nowNanos));
        int to = decision instanceof SetDesiredCapacity change ? change.desiredCapacity() : asked.to();
        decisions.add(new DecisionEntry(
                nowNanos,
                loop.policy().name(),
                alarm.map(one -> one.definition().name()).orElse(null),
                alarm.map(one -> one.evaluation().state().name()).orElse(""),
                alarm.map(AlarmLoop::newestValue).orElseGet(() -> loop.seen(publisher, nowNanos)),
                asked.from(),
                to,
                decision.outcome(),
                decision.reason(),
                nowNanos >= readingsFromNanos ? loop.readings(nowNanos) : List.of()));
    }

    private ScalingDecision heard(PolicyLoop loop, ScalingDecision decision) {
        boolean changes = !(decision instanceof ScalingDecision.NoChange);
        String process = loop.policy() instanceof ScheduledScaling
                ? "ScheduledActions is suspended (SCH-5): "
                : "AlarmNotification is suspended (LC-65): ";
        return changes && isMuted(loop)
                ? new ScalingDecision.NoChange(Outcome.SUSPENDED, process + decision.reason())
                : decision;
    }

    private GroupSnapshot snapshot(long nowNanos) {
        var size = FleetSize.inUnits(group.instances(), nowNanos);
        return new GroupSnapshot(
                group.minSize(),
                group.maxSize(),
                group.desired(),
                size.pending(),
                size.inService(),
                size.pastWarmup(),
                size.terminating(),
                block(nowNanos),
                size.pending() + size.terminating() > 0,
                group.life().ledger().cooldownEndsNanos());
    }

    private @Nullable ScaleInBlock block(long nowNanos) {
        var reason = group.blocksScaleIn(nowNanos);
        if (reason != null) {
            return new ScaleInBlock(Outcome.DEPLOYMENT, reason);
        }
        int warmingUp = 0;
        int coolingDown = 0;
        for (var instance : group.instances()) {
            var warmup = instance.warmup;
            if (warmup != null && instance.isHeld() && !instance.isPastWarmup(nowNanos)) {
                if (warmup.source() == InstanceWarmup.Source.DEFAULT_COOLDOWN) {
                    coolingDown++;
                } else {
                    warmingUp++;
                }
            }
        }
        return ScaleInBlock.of(
                model.profile(),
                model.group(),
                warmingUp,
                coolingDown,
                nowNanos,
                group.life().ledger().lastScaleInEndNanos());
    }

    /** What the first policy that forecasts has published about the hour that contains {@code nanos}; null when none has. */
    Controller.@Nullable HourForecast forecast(long nanos) {
        for (var policy : policies) {
            var forecast = policy.forecast(nanos);
            if (forecast != null) {
                return forecast;
            }
        }
        return null;
    }

    /** All alarms of all policies, in order. */
    List<AlarmLoop> alarms() {
        return policies.stream().flatMap(policy -> policy.alarms().stream()).toList();
    }

    List<DecisionEntry> decisions() {
        return decisions;
    }
}

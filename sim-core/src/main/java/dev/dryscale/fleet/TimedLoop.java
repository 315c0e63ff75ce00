package dev.dryscale.fleet;

import dev.dryscale.kernel.Simulator;
import dev.dryscale.record.DecisionEntry;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.InstanceWarmup;
import dev.dryscale.scaling.policy.ScalingDecision;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.TimedController;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Asks a controller at the instants it names, and acts on what it says. */
final class TimedLoop {

    private final Simulator simulator;
    private final AutoScalingGroup group;
    private final FleetModel model;
    private final MetricPublisher publisher;
    private final Timestamps timestamps;
    private final ScalingPolicy policy;
    private final TimedController controller;

    TimedLoop(
            Simulator simulator,
            AutoScalingGroup group,
            FleetModel model,
            MetricPublisher publisher,
            Timestamps timestamps,
            ScalingPolicy policy,
            TimedController controller) {
        this.simulator = simulator;
        this.group = group;
        this.model = model;
        this.publisher = publisher;
        this.timestamps = timestamps;
        this.policy = policy;
        this.controller = controller;
    }

    /** Asks for the first time; each answer asks for the next. */
    void start(LongFunction<GroupSnapshot> snapshot, Consumer<DecisionEntry> log) {
        scheduleAfter(-1, snapshot, log);
    }

    private void scheduleAfter(long nanos, LongFunction<GroupSnapshot> snapshot, Consumer<DecisionEntry> log) {
        controller
                .nextAfter(nanos)
                .ifPresent(at -> simulator.schedule(at, Rank.ACTION, now -> {
                    act(now, snapshot.apply(now), log);
                    scheduleAfter(now, snapshot, log);
                }));
    }

    private void act(long nowNanos, GroupSnapshot snapshot, Consumer<DecisionEntry> log) {
        var values = new ArrayList<@Nullable Rational>();
        controller.metrics().forEach(metric -> values.add(publisher.newest(metric, nowNanos)));
        var decision = controller.decideAt(nowNanos, snapshot, values);
        int from = snapshot.desiredCapacity();
        int to = from;
        if (decision instanceof ScalingDecision.SetDesiredCapacity set) {
            to = set.desiredCapacity();
            var trigger = String.format(
                    Locale.ROOT,
                    "At %s %s changed the desired capacity from %d to %d.",
                    timestamps.second(nowNanos),
                    policy.name(),
                    from,
                    to);
            group.setDesired(to, trigger, InstanceWarmup.of(policy, model.group()), Instance.NO_COOLDOWN, nowNanos);
        }
        log.accept(new DecisionEntry(
                nowNanos,
                policy.name(),
                null,
                "",
                newest(values),
                from,
                to,
                decision.outcome(),
                decision.reason(),
                List.of()));
    }

    private static double newest(List<@Nullable Rational> values) {
        var first = values.isEmpty() ? null : values.get(0);
        return first == null ? Double.NaN : first.doubleValue();
    }
}

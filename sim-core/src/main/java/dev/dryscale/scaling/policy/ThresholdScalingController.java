package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.ThresholdScalingPolicy.Rule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at the newest averages, scale-out first. */
final class ThresholdScalingController implements TimedController {

    private static final long SECOND = 1_000_000_000L;

    private final ThresholdScalingPolicy policy;
    private final Deque<Rational> newestFirst = new ArrayDeque<>();
    private final int most;
    private long outAgainNanos;
    private long inAgainNanos;

    ThresholdScalingController(ThresholdScalingPolicy policy) {
        this.policy = policy;
        this.most = Math.max(policy.scaleOut().periods(), policy.scaleIn().periods());
    }

    @Override
    public int lookBackSeconds() {
        return policy.periodSeconds();
    }

    @Override
    public long nextCallNanos(long nanos) {
        long period = policy.periodSeconds() * SECOND;
        return (Math.max(0, nanos) / period + 1) * period;
    }

    @Override
    public List<MetricSpecification> metrics() {
        return List.of(policy.metric());
    }

    @Override
    public ScalingDecision decideAt(long nowNanos, GroupSnapshot group, List<@Nullable Rational> newest) {
        var average = newest.get(0);
        if (average == null) {
            newestFirst.clear();
            return new ScalingDecision.NoChange(Outcome.INSUFFICIENT_DATA, "the metric has no value");
        }
        newestFirst.addFirst(average);
        if (newestFirst.size() > most) {
            newestFirst.removeLast();
        }
        if (holds(policy.scaleOut())) {
            return out(nowNanos, group);
        }
        if (holds(policy.scaleIn())) {
            return in(nowNanos, group);
        }
        return new ScalingDecision.NoChange(Outcome.NO_BREACH, "neither threshold is passed for long enough");
    }

    private boolean holds(Rule rule) {
        return newestFirst.size() >= rule.periods()
                && newestFirst.stream().limit(rule.periods()).allMatch(rule::holds);
    }

    private ScalingDecision out(long nowNanos, GroupSnapshot group) {
        if (nowNanos < outAgainNanos) {
            return cooling(outAgainNanos - nowNanos);
        }
        outAgainNanos = nowNanos + policy.scaleOut().cooldownSeconds() * SECOND;
        int change = policy.scaleOut().change();
        return ScalingDecision.towards(group, group.desiredCapacity() + (long) change, "+" + change + " makes ");
    }

    private ScalingDecision in(long nowNanos, GroupSnapshot group) {
        if (nowNanos < inAgainNanos) {
            return cooling(inAgainNanos - nowNanos);
        }
        inAgainNanos = nowNanos + policy.scaleIn().cooldownSeconds() * SECOND;
        int change = policy.scaleIn().change();
        return ScalingDecision.towards(group, group.desiredCapacity() - (long) change, "-" + change + " makes ");
    }

    private static ScalingDecision cooling(long leftNanos) {
        return new ScalingDecision.NoChange(
                Outcome.COOLDOWN, "in its own cooldown for another " + leftNanos / SECOND + " s");
    }
}

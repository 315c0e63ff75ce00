package dev.dryscale.experiment.reference;

import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.Outcome;
import dev.dryscale.scaling.policy.ScalingDecision;
import dev.dryscale.scaling.policy.TimedController;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The autoscaler's sync loop; what it remembers is its recommendations within the stabilisation window. */
final class HorizontalPodAutoscalerController implements TimedController {

    private static final int PODS_PER_PERIOD = 4;
    private static final long SECOND = 1_000_000_000L;

    private final HorizontalPodAutoscaler autoscaler;
    private final Deque<Recommendation> recent = new ArrayDeque<>();

    HorizontalPodAutoscalerController(HorizontalPodAutoscaler autoscaler) {
        this.autoscaler = autoscaler;
    }

    @Override
    public long nextCallNanos(long nanos) {
        return EveryMinute.after(nanos);
    }

    @Override
    public List<MetricSpecification> metrics() {
        return List.of(EveryMinute.CPU);
    }

    @Override
    public ScalingDecision decideAt(long nowNanos, GroupSnapshot group, List<@Nullable Rational> newest) {
        var metric = newest.get(0);
        int current = group.desiredCapacity();
        if (metric == null || group.inService() == 0) {
            return new ScalingDecision.NoChange(Outcome.INSUFFICIENT_DATA, "no instance in service has a metric");
        }
        long raw = replicas(metric, group.inService(), Math.max(0, current - group.inService()), current);
        recent.addLast(new Recommendation(nowNanos, group.clamp(raw)));
        long oldest = nowNanos - autoscaler.stabilizationSeconds() * SECOND;
        recent.removeIf(recommendation -> recommendation.atNanos() < oldest);
        long wanted = raw < current ? stabilized(current) : Math.min(raw, most(current));
        String formula = "ceil(" + current + " * " + round(metric) + " % / " + round(autoscaler.targetUtilization())
                + " %) = " + raw + (wanted == raw ? ": " : ", limited: ");
        return ScalingDecision.towards(group, wanted, formula);
    }

    /**
     * The documented formula.
     *
     * @param ready instances that the metric is the average of
     * @param unready instances that are called for and not in service
     */
    long replicas(Rational metric, int ready, int unready, int current) {
        var ratio = metric.dividedBy(autoscaler.targetUtilization());
        if (isTolerated(ratio)) {
            return current;
        }
        boolean out = ratio.compareTo(Rational.ONE) > 0;
        if (!out || unready == 0) {
            return ratio.times(ready).ceil();
        }
        // the unready ones count as idle: the average drops, the count rises
        var dampened = ratio.times(ready).dividedBy(Rational.of((long) ready + unready));
        if (isTolerated(dampened) || dampened.compareTo(Rational.ONE) < 0) {
            return current;
        }
        return Math.max(current, dampened.times((long) ready + unready).ceil());
    }

    private boolean isTolerated(Rational ratio) {
        var away = ratio.minus(Rational.ONE);
        return (away.signum() < 0 ? away.negated() : away).compareTo(autoscaler.tolerance()) <= 0;
    }

    /** The largest recommendation within the window, but never out. */
    private long stabilized(int current) {
        int largest = recent.stream().mapToInt(Recommendation::replicas).max().orElse(current);
        return Math.min(largest, current);
    }

    private static long most(int current) {
        return Math.max(2L * current, (long) current + PODS_PER_PERIOD);
    }

    private static String round(Rational value) {
        return Double.toString(Math.rint(value.doubleValue() * 10) / 10);
    }

    private record Recommendation(long atNanos, int replicas) {}
}

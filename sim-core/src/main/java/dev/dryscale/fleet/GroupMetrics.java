package dev.dryscale.fleet;

import dev.dryscale.scaling.metric.Rational;
import org.jspecify.annotations.Nullable;

/** The group's own metrics at the end of each slot (CW-34); everything else is asked of another source. */
final class GroupMetrics implements MetricSource {

    private final AutoScalingGroup group;
    private final MetricSource others;

    GroupMetrics(AutoScalingGroup group, MetricSource others) {
        this.group = group;
        this.others = others;
    }

    @Override
    public @Nullable MinuteSample sample(SimulatedMetric metric, long fromNanos, long toNanos) {
        var sample = measured(metric, fromNanos, toNanos);
        return group.losesDatapoint(toNanos) ? null : sample;
    }

    private @Nullable MinuteSample measured(SimulatedMetric metric, long fromNanos, long toNanos) {
        if (metric.origin() != SimulatedMetric.Origin.GROUP) {
            return others.sample(metric, fromNanos, toNanos);
        }
        var census = new GroupCensus(
                group.instances(), group.minSize(), group.maxSize(), group.desired(), group.warmPool(), toNanos);
        return MinuteSample.of(Rational.of(census.of(metric)));
    }
}

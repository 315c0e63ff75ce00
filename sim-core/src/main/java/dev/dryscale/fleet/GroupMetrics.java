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
        var size = FleetSize.of(group.instances(), toNanos);
        int value = switch (metric) {
            case GROUP_MIN_SIZE -> group.minSize();
            case GROUP_MAX_SIZE -> group.maxSize();
            case GROUP_DESIRED_CAPACITY -> group.desired();
            case GROUP_IN_SERVICE, HEALTHY_HOST_COUNT -> size.inService();
            case GROUP_PENDING -> size.pending();
            case GROUP_TERMINATING -> size.terminating();
            case GROUP_TOTAL -> size.inService() + size.pending() + size.terminating();
            default -> throw new IllegalStateException(metric + " is no size of the group");
        };
        return MinuteSample.of(Rational.of(value));
    }
}

package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.Rational;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Follows a schedule. */
final class FixedScheduleController implements TimedController {

    private final List<FixedSchedulePolicy.Step> steps;
    private int next;

    FixedScheduleController(List<FixedSchedulePolicy.Step> steps) {
        this.steps = steps;
    }

    @Override
    public OptionalLong nextAfter(long nanos) {
        while (next < steps.size() && steps.get(next).atNanos() <= nanos) {
            next++;
        }
        return next == steps.size()
                ? OptionalLong.empty()
                : OptionalLong.of(steps.get(next).atNanos());
    }

    @Override
    public List<MetricSpecification> metrics() {
        return List.of();
    }

    @Override
    public ScalingDecision decideAt(long nowNanos, GroupSnapshot group, List<@Nullable Rational> newest) {
        return ScalingDecision.towards(group, steps.get(next).desiredCapacity(), "the schedule says ");
    }
}

package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.Rational;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows a schedule. */
final class FixedScheduleController implements TimedController {

    private final List<FixedSchedulePolicy.Step> steps;

    FixedScheduleController(List<FixedSchedulePolicy.Step> steps) {
        this.steps = steps;
    }

    /** The number of the first step after {@code nanos}; how many there are when none is. */
    private int after(long nanos) {
        int low = 0;
        int high = steps.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (steps.get(middle).atNanos() > nanos) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    @Override
    public long nextCallNanos(long nanos) {
        int next = after(nanos);
        return next == steps.size() ? Long.MAX_VALUE : steps.get(next).atNanos();
    }

    @Override
    public List<MetricSpecification> metrics() {
        return List.of();
    }

    @Override
    public ScalingDecision decideAt(long nowNanos, GroupSnapshot group, List<@Nullable Rational> newest) {
        return ScalingDecision.towards(group, steps.get(after(nowNanos) - 1).desiredCapacity(), "the schedule says ");
    }
}

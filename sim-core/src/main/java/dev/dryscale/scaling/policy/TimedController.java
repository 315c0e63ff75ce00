package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A controller that is asked at instants of its own instead of by alarms: a fixed schedule, and the references that are no
 * policies of AWS. Nothing blocks its scale-in but the group's limits.
 */
public interface TimedController extends Controller {

    /** The first instant after {@code nanos} at which it wants to be asked, -1 for the first of all; never is {@link Long#MAX_VALUE}. */
    @Override
    long nextCallNanos(long nanos);

    /** So many seconds before it is asked its metrics are looked at, a multiple of 10. */
    default int lookBackSeconds() {
        return 60;
    }

    /** The metrics that it wants to see, of the time it looks back. */
    @Override
    List<MetricSpecification> metrics();

    /**
     * What the group should have now.
     *
     * @param newest one value for each of {@link #metrics}, of the time it looks back; null where there is none
     */
    ScalingDecision decideAt(long nowNanos, GroupSnapshot group, List<@Nullable Rational> newest);

    @Override
    default boolean isReference() {
        return true;
    }

    @Override
    default List<AlarmDefinition> alarms(GroupSnapshot group) {
        return List.of();
    }

    @Override
    default ScalingDecision decide(Observation observation) {
        long now = observation.nowNanos();
        if (nextCallNanos(now - 1) != now) {
            return new ScalingDecision.NoChange(Outcome.NO_BREACH, "acts at instants of its own, not on alarms");
        }
        var newest = new ArrayList<@Nullable Rational>();
        metrics().forEach(metric -> newest.add(seen(metric, observation)));
        return decideAt(now, observation.group(), newest);
    }

    private @Nullable Rational seen(MetricSpecification metric, Observation observation) {
        long now = observation.nowNanos();
        long back = lookBackSeconds() * 1_000_000_000L;
        return back == 60_000_000_000L
                ? observation.history().newest(metric, now)
                : observation.history().value(metric, metric.statistic(), now - back, now);
    }

    @Override
    default boolean takesPartInScaleInVote() {
        return false;
    }

    @Override
    default OptionalInt scaleInVote(Observation observation) {
        return OptionalInt.empty();
    }
}

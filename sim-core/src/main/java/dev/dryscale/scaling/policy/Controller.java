package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.MetricSpecification;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A policy at work in one run: it has alarms, and says what to do when they invoke it. One group, one run, one thread. */
public interface Controller {

    /**
     * The alarms that invoke this policy, in a fixed order and under fixed names; thresholds may follow the capacity (TT-14,
     * TT-15), so this is asked again at every evaluation.
     */
    List<AlarmDefinition> alarms(GroupSnapshot group);

    /** Metrics that the policy looks at beside those of its alarms. */
    default List<MetricSpecification> metrics() {
        return List.of();
    }

    /** What the policy wants now, or why it wants nothing. Acts only on alarms that are {@link AlarmStatus#invoked()}. */
    ScalingDecision decide(Observation observation);

    /** The next instant after {@code nowNanos} at which the policy is asked by the clock, not by an alarm; never by default. */
    default long nextCallNanos(long nowNanos) {
        return Long.MAX_VALUE;
    }

    /**
     * Whether the policy goes by its own instants and the newest closed minute, as no policy of AWS does: a schedule of
     * launches, and the references.
     */
    default boolean isReference() {
        return false;
    }

    /** What this policy publishes about the hour that contains {@code nanos} (PR-9); null when it has no forecast of it. */
    default @Nullable HourForecast forecast(long nanos) {
        return null;
    }

    /**
     * One hour of a forecast.
     *
     * @param load of the load metric, as its average over the hour's minutes
     * @param capacity instances that it asks for (PR-8)
     */
    record HourForecast(double load, long capacity) {}

    /** The capacity below which no policy may scale in (PR-6); 0 unless the policy forecasts. */
    default int floor(Observation observation) {
        return 0;
    }

    /** Whether a scale-in of target tracking policies needs this policy to be ready too (TT-41). */
    boolean takesPartInScaleInVote();

    /**
     * The capacity this policy would scale in to, going by the standing state of its alarms, invoked or not (TT-41); empty
     * when it is not ready to scale in.
     */
    OptionalInt scaleInVote(Observation observation);
}

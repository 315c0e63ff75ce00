package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.MetricSpecification;
import java.util.List;
import java.util.OptionalInt;

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

    /** Whether a scale-in of target tracking policies needs this policy to be ready too (TT-41). */
    boolean takesPartInScaleInVote();

    /**
     * The capacity this policy would scale in to, going by the standing state of its alarms, invoked or not (TT-41); empty
     * when it is not ready to scale in.
     */
    OptionalInt scaleInVote(Observation observation);
}

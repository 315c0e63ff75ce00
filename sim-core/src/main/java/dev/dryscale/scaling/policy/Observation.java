package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.group.CapacityActivity;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.MetricHistory;
import java.util.List;

/**
 * What a controller sees at one instant.
 *
 * @param nowNanos nanoseconds since the run's start
 * @param alarms the status of the controller's own alarms, in its order
 * @param activities changes of capacity so far, oldest first
 * @param history what metrics were before
 */
public record Observation(
        long nowNanos,
        GroupSnapshot group,
        List<AlarmStatus> alarms,
        List<CapacityActivity> activities,
        MetricHistory history) {

    public Observation {
        alarms = List.copyOf(alarms);
        activities = List.copyOf(activities);
    }

    /** A group that has not changed yet, whose metrics nobody looks back at. */
    public Observation(long nowNanos, GroupSnapshot group, List<AlarmStatus> alarms) {
        this(nowNanos, group, alarms, List.of(), MetricHistory.NONE);
    }
}

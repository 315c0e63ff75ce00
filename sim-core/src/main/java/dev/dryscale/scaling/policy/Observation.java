package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.group.GroupSnapshot;
import java.util.List;

/**
 * What a controller sees when it is asked.
 *
 * @param nowNanos nanoseconds since the run's start
 * @param alarms one for each of the controller's alarms, in their order
 */
public record Observation(long nowNanos, GroupSnapshot group, List<AlarmStatus> alarms) {

    public Observation {
        alarms = List.copyOf(alarms);
    }
}

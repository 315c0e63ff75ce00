package dev.dryscale.scaling.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scheduled action of a group (SCH-1): cron, time zone and dates have become instants where the scenario was read.
 *
 * @param atNanos rising; since the run's start
 * @param minSize null leaves it as it is
 * @param maxSize null leaves it as it is
 * @param desiredCapacity null leaves it, within the limits
 */
public record ScheduledAction(
        String name,
        List<Long> atNanos,
        @Nullable Integer minSize,
        @Nullable Integer maxSize,
        @Nullable Integer desiredCapacity) {

    /** @throws IllegalArgumentException when it sets nothing, or its limits cross */
    public ScheduledAction {
        atNanos = List.copyOf(atNanos);
        if (minSize == null && maxSize == null && desiredCapacity == null) {
            throw new IllegalArgumentException(
                    "scheduled action " + name + " must set MinSize, MaxSize or DesiredCapacity (SCH-1)");
        }
        if (minSize != null && maxSize != null && minSize > maxSize) {
            throw new IllegalArgumentException(
                    "scheduled action " + name + ": MinSize " + minSize + " is above MaxSize " + maxSize);
        }
    }
}

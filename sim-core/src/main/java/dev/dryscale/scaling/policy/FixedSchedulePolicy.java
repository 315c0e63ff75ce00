package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import java.util.List;

/**
 * Sets the desired capacity at given instants of the run, whatever the traffic does: a launch schedule. None of AWS's
 * policies (AWS's scheduled actions name calendar times and may change the group's limits).
 *
 * @param steps at least one, in ascending order of time
 */
public record FixedSchedulePolicy(String name, List<Step> steps) implements ScalingPolicy {

    /**
     * One line of the schedule.
     *
     * @param atNanos since the start of the run, at least 0
     * @param desiredCapacity from then on; clamped to the group's limits
     */
    public record Step(long atNanos, int desiredCapacity) {}

    /** @throws IllegalArgumentException for no step at all, a negative one, or one that is not later than the one before */
    public FixedSchedulePolicy {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a schedule must have at least one step");
        }
        long before = -1;
        for (Step step : steps) {
            if (step.atNanos() <= before || step.desiredCapacity() < 0) {
                throw new IllegalArgumentException(
                        "steps must be in ascending order of time from 0 on and their capacity at least 0, was "
                                + step);
            }
            before = step.atNanos();
        }
    }

    @Override
    public boolean isTimed() {
        return true;
    }

    @Override
    public Controller newController(Profile profile, GroupConfiguration group) {
        return new FixedScheduleController(steps);
    }
}

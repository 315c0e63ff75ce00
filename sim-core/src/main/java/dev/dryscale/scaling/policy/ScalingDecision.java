package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.group.GroupSnapshot;
import org.jspecify.annotations.Nullable;

/** What a policy decided, and why. Only the group acts. */
public sealed interface ScalingDecision {

    /** One of {@link Outcome}. */
    String outcome();

    /** The sentence, with the numbers of the formula. */
    String reason();

    /** The group should have that many instances; always within its limits, and different from what it has. */
    record SetDesiredCapacity(int desiredCapacity, String outcome, String reason) implements ScalingDecision {}

    /**
     * A schedule or a forecast sets the group's limits or its desired capacity, which are then pulled into each other (SCH-6).
     *
     * @param minSize null leaves it as it is, and so on
     * @param actions names of the scheduled actions; empty for a forecast
     */
    record SetLimits(
            @Nullable Integer minSize,
            @Nullable Integer maxSize,
            @Nullable Integer desiredCapacity,
            String actions,
            String outcome,
            String reason)
            implements ScalingDecision {}

    /** Nothing changes. */
    record NoChange(String outcome, String reason) implements ScalingDecision {}

    /**
     * The decision of a controller that acts at instants of its own: nothing blocks it, only the group's limits hold.
     *
     * @param wanted the capacity it computed
     * @param formula how, ending where the number goes
     */
    static ScalingDecision towards(GroupSnapshot group, long wanted, String formula) {
        int desired = group.desiredCapacity();
        int capacity = group.clamp(wanted);
        String reason = formula + wanted + (capacity == wanted ? "" : ", limited to " + capacity);
        if (capacity == desired) {
            return new NoChange(Outcome.IN_PLACE, reason);
        }
        return new SetDesiredCapacity(capacity, capacity > desired ? Outcome.SCALED_OUT : Outcome.SCALED_IN, reason);
    }
}

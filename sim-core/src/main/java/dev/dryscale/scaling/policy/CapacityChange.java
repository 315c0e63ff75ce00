package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.group.ScaleInBlock;
import dev.dryscale.scaling.policy.ScalingDecision.NoChange;
import dev.dryscale.scaling.policy.ScalingDecision.SetDesiredCapacity;

/** From a wanted capacity to a decision: the group's limits, instances already on their way, and what blocks a scale-in. */
final class CapacityChange {

    private CapacityChange() {}

    /** TT-25, TT-35, ST-12: never below what is desired, so that warming instances are not ordered twice. */
    static ScalingDecision out(GroupSnapshot group, long wanted, String formula) {
        int desired = group.desiredCapacity();
        int capacity = Math.max(desired, group.clamp(wanted));
        if (capacity > desired) {
            String limited = wanted > capacity ? ", limited to MaxSize " + group.maxSize() : "";
            return new SetDesiredCapacity(capacity, Outcome.SCALED_OUT, formula + limited);
        }
        if (desired >= group.maxSize()) {
            return new NoChange(Outcome.AT_MAXIMUM, formula + ", and desired is at MaxSize " + group.maxSize());
        }
        String covered = formula + " is not above desired " + desired;
        return group.notYetWarmed() > 0
                ? new NoChange(Outcome.WARM_UP, covered + ", " + group.notYetWarmed() + " still warming up (TT-35)")
                : new NoChange(Outcome.IN_PLACE, covered);
    }

    /**
     * TT-25, TT-36, ST-13.
     *
     * @param capacity what to scale in to, within the group's limits
     * @param limit what limited it, beginning with a comma; empty when nothing did
     */
    static ScalingDecision in(GroupSnapshot group, int capacity, String formula, String limit) {
        int desired = group.desiredCapacity();
        if (desired <= group.minSize()) {
            return new NoChange(Outcome.AT_MINIMUM, formula + ", and desired is at MinSize " + group.minSize());
        }
        ScaleInBlock block = group.scaleInBlock();
        if (block != null) {
            return new NoChange(block.outcome(), formula + ", but " + block.reason());
        }
        return capacity < desired
                ? new SetDesiredCapacity(capacity, Outcome.SCALED_IN, formula + limit)
                : new NoChange(Outcome.IN_PLACE, formula + " is not below desired " + desired);
    }
}

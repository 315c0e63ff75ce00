package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.CapacityActivity;
import dev.dryscale.scaling.policy.ScalingDecision.NoChange;
import dev.dryscale.scaling.policy.ScalingDecision.SetDesiredCapacity;

/** From the capacity a policy of Application Auto Scaling asks for to a decision, with its words for not scaling (AAS-20). */
final class TargetCapacity {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private TargetCapacity() {}

    /** AAS-1, AAS-2: within the cooldown only what goes beyond the capacity already added. */
    static ScalingDecision out(
            Profile profile, Observation observation, String policy, long wanted, int cooldownSeconds, String formula) {
        var group = observation.group();
        int desired = group.desiredCapacity();
        int credit = ScalingCooldowns.credit(
                profile, observation.activities(), policy, cooldownSeconds, observation.nowNanos());
        long asked = Math.max(0, wanted - desired - credit);
        int capacity = Math.max(desired, group.clamp(desired + asked));
        String credited = credit == 0 ? "" : ", of which " + credit + " were added in this cooldown (AAS-2)";
        if (capacity > desired) {
            String limited = desired + asked > capacity ? ", limited to MaxCapacity " + group.maxSize() : "";
            return new SetDesiredCapacity(capacity, Outcome.SCALED_OUT, formula + credited + limited);
        }
        if (desired >= group.maxSize()) {
            return new NoChange(
                    Outcome.AT_MAXIMUM,
                    formula + because(NotScaledReason.AT_MAXIMUM) + ", MaxCapacity is " + group.maxSize()
                            + " (AAS-20)");
        }
        return credit > 0
                ? new NoChange(Outcome.COOLDOWN, formula + credited)
                : new NoChange(Outcome.IN_PLACE, formula + because(NotScaledReason.AT_DESIRED) + " (AAS-20)");
    }

    /** AAS-4. */
    static ScalingDecision in(Observation observation, int capacity, int cooldownSeconds, String formula) {
        var group = observation.group();
        int desired = group.desiredCapacity();
        if (desired <= group.minSize()) {
            return new NoChange(
                    Outcome.AT_MINIMUM,
                    formula + because(NotScaledReason.AT_MINIMUM) + ", MinCapacity is " + group.minSize()
                            + " (AAS-14, AAS-20)");
        }
        var block = group.scaleInBlock();
        if (block != null && block.outcome().equals(Outcome.DEPLOYMENT)) {
            return new NoChange(
                    Outcome.DEPLOYMENT,
                    formula + because(NotScaledReason.RESOURCE_AS_UNSCALABLE) + ", " + block.reason() + " (AAS-8)");
        }
        var holding =
                ScalingCooldowns.holdingScaleIn(observation.activities(), cooldownSeconds, observation.nowNanos());
        if (holding != null) {
            return new NoChange(
                    Outcome.COOLDOWN, formula + ", but " + held(holding, cooldownSeconds, observation.nowNanos()));
        }
        return capacity < desired
                ? new SetDesiredCapacity(capacity, Outcome.SCALED_IN, formula)
                : new NoChange(Outcome.IN_PLACE, formula + because(NotScaledReason.ANTICIPATED_FLAPPING) + " (AAS-21)");
    }

    private static String because(NotScaledReason reason) {
        return ": " + reason.awsName();
    }

    private static String held(CapacityActivity holding, int cooldownSeconds, long nowNanos) {
        if (holding.inProgress()) {
            return "the scale-in to " + holding.to() + " is in progress (AAS-4)";
        }
        long left = holding.cooldownEndsNanos(cooldownSeconds) - nowNanos;
        return "in the scale-in cooldown for another " + (left + NANOS_PER_SECOND - 1) / NANOS_PER_SECOND
                + " s (AAS-4)";
    }
}

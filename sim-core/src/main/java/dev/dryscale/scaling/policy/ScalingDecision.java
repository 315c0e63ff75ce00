package dev.dryscale.scaling.policy;

/** What a policy decided, and why. Only the group acts. */
public sealed interface ScalingDecision {

    /** One of {@link Outcome}. */
    String outcome();

    /** The sentence, with the numbers of the formula. */
    String reason();

    /** The group should have that many instances; always within its limits, and different from what it has. */
    record SetDesiredCapacity(int desiredCapacity, String outcome, String reason) implements ScalingDecision {}

    /** Nothing changes. */
    record NoChange(String outcome, String reason) implements ScalingDecision {}
}

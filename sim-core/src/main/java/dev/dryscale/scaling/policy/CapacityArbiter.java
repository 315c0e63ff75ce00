package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.policy.ScalingDecision.NoChange;
import dev.dryscale.scaling.policy.ScalingDecision.SetDesiredCapacity;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How several policies of one group agree: any may scale out, all must agree to scale in, the largest capacity wins (TT-41 to TT-43, PR-6). */
public final class CapacityArbiter {

    private CapacityArbiter() {}

    /**
     * One policy's part.
     *
     * @param takesPartInScaleInVote see {@link Controller#takesPartInScaleInVote()}
     * @param scaleInVote see {@link Controller#scaleInVote}
     * @param floor see {@link Controller#floor}
     */
    public record Ballot(
            String policy,
            ScalingDecision decision,
            boolean takesPartInScaleInVote,
            OptionalInt scaleInVote,
            int floor) {

        /** The ballot of a controller at an instant. */
        public static Ballot of(String policy, Controller controller, Observation observation) {
            return new Ballot(
                    policy,
                    controller.decide(observation),
                    controller.takesPartInScaleInVote(),
                    controller.scaleInVote(observation),
                    controller.floor(observation));
        }

        private boolean scalesOut(int desired) {
            return decision instanceof SetDesiredCapacity set && set.desiredCapacity() > desired;
        }

        private boolean scalesIn(int desired) {
            return decision instanceof SetDesiredCapacity set && set.desiredCapacity() < desired;
        }

        private int capacity() {
            return decision instanceof SetDesiredCapacity set ? set.desiredCapacity() : 0;
        }

        private Ballot with(ScalingDecision other) {
            return new Ballot(policy, other, takesPartInScaleInVote, scaleInVote, floor);
        }
    }

    /**
     * What the group does.
     *
     * @param winner the policy whose decision is taken; null when nothing changes
     * @param ballots every policy's decision after arbitration, in the given order: the winner's stays, one that was held back
     *     is a {@link NoChange} that says by what
     */
    public record Resolution(@Nullable String winner, List<Ballot> ballots) {

        public Resolution {
            ballots = List.copyOf(ballots);
        }

        /** The decision the group acts on; empty of change when nobody won. */
        public ScalingDecision decision() {
            for (Ballot ballot : ballots) {
                if (ballot.policy().equals(winner)) {
                    return ballot.decision();
                }
            }
            return ballots.isEmpty()
                    ? new NoChange(Outcome.NO_BREACH, "the group has no policy")
                    : ballots.get(0).decision();
        }
    }

    /**
     * Settles what several policies decided at one instant.
     *
     * @param desiredCapacity what the group has now
     * @param ballots one for each policy of the group, in the group's order, which also breaks ties
     */
    public static Resolution resolve(int desiredCapacity, List<Ballot> ballots) {
        List<Ballot> voted = new ArrayList<>(ballots);
        boolean anyOut = ballots.stream().anyMatch(ballot -> ballot.scalesOut(desiredCapacity));
        if (!anyOut) {
            voted.replaceAll(ballot -> afterVote(desiredCapacity, ballot, ballots));
            voted.replaceAll(ballot -> aboveFloors(desiredCapacity, ballot, ballots));
        }
        Ballot winner = null;
        for (Ballot ballot : voted) {
            boolean candidate = anyOut ? ballot.scalesOut(desiredCapacity) : ballot.scalesIn(desiredCapacity);
            if (candidate && (winner == null || ballot.capacity() > winner.capacity())) {
                winner = ballot;
            }
        }
        if (winner == null) {
            return new Resolution(null, voted);
        }
        Ballot best = winner;
        voted.replaceAll(ballot -> ballot.policy().equals(best.policy()) ? ballot : heldBackBy(best, ballot));
        return new Resolution(best.policy(), voted);
    }

    /**
     * TT-41, TT-42: a target tracking scale-in needs every voter, and goes no lower than the largest vote; a voter that acts
     * itself is left to win by its own decision.
     */
    private static Ballot afterVote(int desired, Ballot ballot, List<Ballot> all) {
        if (!ballot.scalesIn(desired) || !ballot.takesPartInScaleInVote()) {
            return ballot; // TT-43: step and simple scaling are not held back
        }
        Ballot result = ballot;
        for (Ballot other : all) {
            if (other.policy().equals(ballot.policy()) || !other.takesPartInScaleInVote()) {
                continue;
            }
            OptionalInt vote = other.scaleInVote();
            if (vote.isEmpty() || vote.getAsInt() >= desired) {
                String why = vote.isEmpty() ? "is not ready to scale in" : "wants " + vote.getAsInt();
                return ballot.with(new NoChange(
                        Outcome.VETO,
                        other.policy() + " " + why + " (TT-41); "
                                + ballot.decision().reason()));
            }
            if (vote.getAsInt() > result.capacity() && !other.scalesIn(desired)) {
                String reason =
                        ballot.decision().reason() + "; " + other.policy() + " wants " + vote.getAsInt() + " (TT-42)";
                result = ballot.with(new SetDesiredCapacity(vote.getAsInt(), Outcome.SCALED_IN, reason));
            }
        }
        return result;
    }

    /** PR-6: the desired capacity is the largest of what any policy asks for, so that no scale-in goes below a forecast. */
    private static Ballot aboveFloors(int desired, Ballot ballot, List<Ballot> all) {
        Ballot result = ballot;
        for (Ballot other : all) {
            if (result.scalesIn(desired) && other.floor() > result.capacity()) {
                String reason = other.policy() + " predicts " + other.floor() + " (PR-6); "
                        + result.decision().reason();
                result = result.with(
                        other.floor() < desired
                                ? new SetDesiredCapacity(other.floor(), Outcome.SCALED_IN, reason)
                                : new NoChange(Outcome.VETO, reason));
            }
        }
        return result;
    }

    private static Ballot heldBackBy(Ballot winner, Ballot ballot) {
        if (!(ballot.decision() instanceof SetDesiredCapacity set)) {
            return ballot;
        }
        String reason = winner.policy() + " wants " + winner.capacity() + ", this one " + set.desiredCapacity()
                + " (TT-42); " + set.reason();
        return ballot.with(new NoChange(Outcome.VETO, reason));
    }
}

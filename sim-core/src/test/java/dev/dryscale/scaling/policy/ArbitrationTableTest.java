package dev.dryscale.scaling.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmState;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.CapacityArbiter.Ballot;
import dev.dryscale.scaling.policy.CapacityArbiter.Resolution;
import dev.dryscale.scaling.policy.ScalingDecision.NoChange;
import dev.dryscale.scaling.policy.ScalingDecision.SetDesiredCapacity;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ArbitrationTableTest {

    /**
     * A ballot is {@code name kind decision vote}: kind {@code tt} votes on scale-in, {@code predictive}'s vote is its forecast;
     * {@code =} is no change.
     */
    @ParameterizedTest(name = "{0} {1}: {2} gives {3}: {5}")
    @CsvFileSource(resources = "/semantics/arbitration.csv", numLinesToSkip = 1)
    void followsTheTable(String rule, int desired, String ballots, int expected, String winner, String why) {
        Resolution resolution = CapacityArbiter.resolve(desired, ballots(desired, ballots));
        int capacity = resolution.decision() instanceof SetDesiredCapacity set ? set.desiredCapacity() : desired;
        assertThat(capacity).as(rule + " " + why + " " + resolution).isEqualTo(expected);
        assertThat(resolution.winner() == null ? "-" : resolution.winner())
                .as(rule + " " + why)
                .isEqualTo(winner);
        assertThat(resolution.ballots().stream().filter(ballot -> ballot.decision() instanceof SetDesiredCapacity))
                .as("only the winner acts")
                .hasSize(winner.equals("-") ? 0 : 1);
    }

    @Test
    void whoeverIsHeldBackSaysByWhat() {
        Resolution veto = CapacityArbiter.resolve(5, ballots(5, "A tt = - | B tt 4 4"));
        assertThat(veto.ballots().get(1).decision())
                .isEqualTo(new NoChange(Outcome.VETO, "A is not ready to scale in (TT-41); B's own"));
        Resolution wants = CapacityArbiter.resolve(5, ballots(5, "A tt = 5 | B tt 4 4"));
        assertThat(wants.ballots().get(1).decision())
                .isEqualTo(new NoChange(Outcome.VETO, "A wants 5 (TT-41); B's own"));
        Resolution out = CapacityArbiter.resolve(5, ballots(5, "A tt 7 - | B tt 4 4"));
        assertThat(out.ballots().get(0).decision()).isEqualTo(new SetDesiredCapacity(7, Outcome.SCALED_OUT, "A's own"));
        assertThat(out.ballots().get(1).decision())
                .isEqualTo(new NoChange(Outcome.VETO, "A wants 7, this one 4 (TT-42); B's own"));
        Resolution raised = CapacityArbiter.resolve(5, ballots(5, "A tt 2 2 | B tt = 4"));
        assertThat(raised.decision())
                .isEqualTo(new SetDesiredCapacity(4, Outcome.SCALED_IN, "A's own; B wants 4 (TT-42)"));
        assertThat(raised.ballots().get(1).decision()).isEqualTo(new NoChange(Outcome.NO_BREACH, "B's own"));
    }

    @Test
    void anEqualVoteLeavesTheDecisionAsItIs() {
        assertThat(CapacityArbiter.resolve(5, ballots(5, "A tt 4 4 | B tt = 4")).decision())
                .isEqualTo(new SetDesiredCapacity(4, Outcome.SCALED_IN, "A's own"));
    }

    @Test
    void aBallotIsWhatTheControllerSays() {
        Controller controller = TargetTrackingPolicy.of("p", Given.CPU, Rational.of(50))
                .newController(Profile.aws2026(), Given.group(0, 9, 4));
        GroupSnapshot four = GroupSnapshot.atRest(0, 9, 4);
        Observation low = new Observation(
                0,
                four,
                List.of(
                        Given.standing(controller.alarms(four).get(0), AlarmState.OK, "10"),
                        Given.invoked(controller.alarms(four).get(1), "10")));
        assertThat(Ballot.of("p", controller, low))
                .isEqualTo(new Ballot("p", controller.decide(low), true, OptionalInt.of(3), 0));
    }

    @Test
    void withoutPoliciesNothingChanges() {
        assertThat(CapacityArbiter.resolve(5, List.of()).decision())
                .isEqualTo(new NoChange(Outcome.NO_BREACH, "the group has no policy"));
        assertThat(CapacityArbiter.resolve(5, ballots(5, "A tt = -")).decision())
                .isEqualTo(new NoChange(Outcome.NO_BREACH, "A's own"));
    }

    private static List<Ballot> ballots(int desired, String text) {
        return Arrays.stream(text.split(" \\| ", -1))
                .map(ballot -> ballot(desired, ballot.split(" ", -1)))
                .toList();
    }

    private static Ballot ballot(int desired, String[] words) {
        String own = words[0] + "'s own";
        ScalingDecision decision = new NoChange(Outcome.NO_BREACH, own);
        if (!words[2].equals("=")) {
            int capacity = Integer.parseInt(words[2]);
            String outcome = capacity > desired ? Outcome.SCALED_OUT : Outcome.SCALED_IN;
            decision = new SetDesiredCapacity(capacity, outcome, own);
        }
        OptionalInt vote = words[3].equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(words[3]));
        return words[1].equals("predictive")
                ? new Ballot(words[0], decision, false, OptionalInt.empty(), vote.orElse(0))
                : new Ballot(words[0], decision, words[1].equals("tt"), vote, 0);
    }
}

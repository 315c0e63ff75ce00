package dev.dryscale.scaling.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.alarm.AlarmState;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.ScalingDecision.SetDesiredCapacity;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** How much capacity target tracking wants, and its low threshold, by the rule book's examples. */
class TargetTrackingTableTest {

    @ParameterizedTest(name = "{0} {1} of {2} at {5} for {6} {7}: {11}")
    @CsvFileSource(resources = "/semantics/target_tracking.csv", numLinesToSkip = 1)
    void followsTheTable(
            String rule,
            int current,
            int desired,
            int min,
            int max,
            String metric,
            String target,
            String alarm,
            String knob,
            int expected,
            String outcome,
            String why) {
        TargetTrackingPolicy policy = TargetTrackingPolicy.of("p", Given.REQUESTS, Rational.parse(target));
        Controller controller = policy.newController(Given.profile(knob), Given.group(min, max, desired));
        GroupSnapshot group = Given.snapshot(min, max, desired, current);
        List<AlarmDefinition> alarms = controller.alarms(group);
        AlarmStatus high = alarm.equals("HIGH")
                ? Given.invoked(alarms.get(0), metric, metric, metric)
                : Given.standing(alarms.get(0), AlarmState.OK, metric);
        AlarmStatus low = alarm.equals("LOW")
                ? Given.invoked(alarms.get(1), metric)
                : Given.standing(alarms.get(1), AlarmState.OK, metric);
        ScalingDecision decision = controller.decide(new Observation(0, group, List.of(high, low)));
        assertThat(decision.outcome()).as(rule + " " + why + ": " + decision).isEqualTo(outcome);
        int capacity = decision instanceof SetDesiredCapacity set ? set.desiredCapacity() : desired;
        assertThat(capacity).as(rule + " " + why + ": " + decision).isEqualTo(expected);
    }

    /**
     * Marks: {@code known}: observed with its capacity; {@code calc}: from the fit's own words; {@code unknown}: observed
     * ratio that the fit gives at some capacity; {@code unexplained}: kept and not counted, the fit gives it nowhere.
     */
    @ParameterizedTest(name = "{0} target {1} at {2}: {3} ({4})")
    @CsvFileSource(resources = "/semantics/low_threshold.csv", numLinesToSkip = 1)
    void putsTheLowThresholdWhereItWasSeen(
            String rule, String target, String capacity, String low, String mark, String why) {
        Rational expected = Rational.parse(low);
        boolean somewhere = IntStream.rangeClosed(0, 40)
                .anyMatch(n -> lowThreshold(target, n, Profile.aws2026()).equals(expected));
        switch (mark) {
            case "known", "calc" ->
                assertThat(lowThreshold(target, Integer.parseInt(capacity), Profile.aws2026()))
                        .as(rule + " " + why)
                        .isEqualTo(expected);
            case "unknown" -> assertThat(somewhere).as(rule + " " + why).isTrue();
            case "unexplained" -> assertThat(somewhere).as(rule + " " + why).isFalse();
            default -> throw new IllegalArgumentException("unknown mark " + mark);
        }
        Rational ratio = expected.dividedBy(Rational.parse(target));
        Profile constant = Profile.aws2026().with("tt.lowFactor", "constant(" + ratio + ")");
        assertThat(lowThreshold(target, 3, constant)).isEqualTo(expected);
    }

    private static Rational lowThreshold(String target, int capacity, Profile profile) {
        Controller controller = TargetTrackingPolicy.of("p", Given.CPU, Rational.parse(target))
                .newController(profile, Given.group(0, 1000, capacity));
        return controller.alarms(GroupSnapshot.atRest(0, 1000, capacity)).get(1).threshold();
    }
}

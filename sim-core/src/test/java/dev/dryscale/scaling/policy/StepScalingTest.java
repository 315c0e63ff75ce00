package dev.dryscale.scaling.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.alarm.AlarmState;
import dev.dryscale.scaling.alarm.ComparisonOperator;
import dev.dryscale.scaling.alarm.TreatMissingData;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.group.ScaleInBlock;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import dev.dryscale.scaling.policy.ScalingDecision.NoChange;
import dev.dryscale.scaling.policy.ScalingDecision.SetDesiredCapacity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class StepScalingTest {

    private static final Profile AWS = Profile.aws2026();
    private static final AdjustmentType PERCENT = AdjustmentType.PERCENT_CHANGE_IN_CAPACITY;

    /** EX-3 to EX-5, EX-10: a change in percent goes toward zero, never to zero. */
    @ParameterizedTest(name = "{0} {1} {3} of {2}, at least {4}: {6}")
    @CsvFileSource(resources = "/semantics/adjustment.csv", numLinesToSkip = 1)
    void roundsAsTheTableSays(
            String rule, String type, int current, int adjustment, int magnitude, long expected, String why) {
        assertThat(AdjustmentType.ofAwsName(type).adjusted(current, adjustment, magnitude))
                .as(rule + " " + why)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1} {2} {3} at {4}, {5} of {6}: {11}")
    @CsvFileSource(resources = "/semantics/step.csv", numLinesToSkip = 1)
    void followsTheTable(
            String rule,
            String steps,
            String operator,
            String threshold,
            String metric,
            int current,
            int desired,
            int min,
            int max,
            int expected,
            String outcome,
            String why) {
        ComparisonOperator comparison = operator.equals("GE")
                ? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD
                : ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD;
        GroupSnapshot group = Given.snapshot(min, max, desired, current);
        ScalingDecision decision = decide(policy(steps, comparison, threshold), group, metric);
        assertThat(decision.outcome()).as(rule + " " + why + ": " + decision).isEqualTo(outcome);
        int capacity = decision instanceof SetDesiredCapacity set ? set.desiredCapacity() : desired;
        assertThat(capacity).as(rule + " " + why + ": " + decision).isEqualTo(expected);
    }

    /** ST-5: 50 to 90 over three datapoints. */
    @ParameterizedTest
    @CsvSource({"Minimum,12", "Average,13", "Maximum,15"})
    void aggregatesTheDatapoints(String aggregation, int expected) {
        List<StepAdjustment> steps = List.of(step("0", "10", 2), step("10", "30", 3), step("30", null, 5));
        StepScalingPolicy policy = new StepScalingPolicy(
                "s",
                AdjustmentType.CHANGE_IN_CAPACITY,
                steps,
                0,
                MetricAggregationType.ofAwsName(aggregation),
                null,
                true,
                List.of(alarm(ComparisonOperator.GREATER_THAN_THRESHOLD, "50")));
        // minimum 55 is 5 over, average 72.5 is 22.5 over, maximum 90 is 40 over
        ScalingDecision decision = decide(policy, GroupSnapshot.atRest(0, 100, 10), "90", "55");
        assertThat(((SetDesiredCapacity) decision).desiredCapacity()).isEqualTo(expected);
        assertThat(MetricAggregationType.ofAwsName(aggregation).awsName()).isEqualTo(aggregation);
    }

    /** ST-2: at or above the threshold the lower bound is inside, below it the upper one is. */
    @ParameterizedTest
    @CsvSource({
        "0,true,true",
        "9.9,true,true",
        "10,true,false",
        "-0.1,true,false",
        "10,false,true",
        "0,false,false",
        "10.1,false,false"
    })
    void aBoundBelongsToTheSideOfTheThreshold(String breach, boolean above, boolean holds) {
        assertThat(step("0", "10", 1).holds(Rational.parse(breach), above)).isEqualTo(holds);
    }

    @Test
    void theReasonNamesTheStepAndTheArithmetic() {
        StepScalingPolicy docs = policy("docs", ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, "50");
        assertThat(decide(docs, GroupSnapshot.atRest(0, 100, 11), "70").reason())
                .isEqualTo("metric 70 in step [20, +inf) -> 30: PercentChangeInCapacity 30 of 11 = 14");
        StepScalingPolicy three = policy("three", ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, "60");
        assertThat(decide(three, GroupSnapshot.atRest(0, 100, 11), "59"))
                .isEqualTo(new NoChange(
                        Outcome.IN_PLACE,
                        "No step adjustment found for metric value [59] and breach threshold 60 (ST-6)"));
        assertThat(step(null, "-10", -3)).hasToString("[-inf, -10) -> -3");
    }

    /** ST-13: a warm-up blocks, and terminating instances count: 10 of 13 remain, 13 - 3 is not below 10. */
    @Test
    void scalingInWaitsForWarmupAndCountsTerminatingInstances() {
        StepScalingPolicy docs = policy("docs", ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD, "50");
        ScaleInBlock block = new ScaleInBlock("warm-up", "1 instance is warming up (TT-36)");
        assertThat(decide(docs, Given.snapshot(0, 100, 10, 0, 10, 9, 0, block), "30")
                        .outcome())
                .isEqualTo(Outcome.WARM_UP);
        GroupSnapshot leaving = Given.snapshot(0, 100, 10, 0, 10, 10, 3, null);
        assertThat(decide(docs, leaving, "30").outcome()).isEqualTo(Outcome.IN_PLACE);
        Controller ignoring =
                docs.newController(AWS.with("terminatingCountsAsCurrent", "false"), Given.group(0, 100, 10));
        Observation low = observation(docs, leaving, "30");
        assertThat(((SetDesiredCapacity) ignoring.decide(low)).desiredCapacity())
                .isEqualTo(7);
        assertThat(decide(policy("docs", ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, "50"), leaving, "70"))
                .isInstanceOfSatisfying(
                        SetDesiredCapacity.class,
                        set -> assertThat(set.desiredCapacity()).isEqualTo(13));
    }

    /** TT-43, TT-45. */
    @Test
    void takesNoPartInTheVoteAndActsOnlyWhenInvoked() {
        StepScalingPolicy docs = policy("docs", ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD, "50");
        GroupSnapshot ten = GroupSnapshot.atRest(0, 100, 10);
        Controller controller = docs.newController(AWS, Given.group(0, 100, 10));
        AlarmDefinition alarm = controller.alarms(ten).get(0);
        assertThat(controller.takesPartInScaleInVote()).isFalse();
        assertThat(controller.scaleInVote(observation(docs, ten, "30"))).isEmpty();
        assertThat(controller
                        .decide(new Observation(0, ten, List.of(Given.standing(alarm, AlarmState.ALARM, "30"))))
                        .outcome())
                .isEqualTo(Outcome.IN_PLACE);
        assertThat(controller
                        .decide(new Observation(0, ten, List.of(Given.standing(alarm, AlarmState.OK, "60"))))
                        .outcome())
                .isEqualTo(Outcome.NO_BREACH);
        Observation blind = new Observation(0, ten, List.of(Given.standing(alarm, AlarmState.INSUFFICIENT_DATA)));
        assertThat(controller.decide(blind).outcome()).isEqualTo(Outcome.INSUFFICIENT_DATA);
        Observation onMissing = new Observation(0, ten, List.of(Given.invoked(alarm)));
        assertThat(controller.decide(onMissing).outcome()).isEqualTo(Outcome.INSUFFICIENT_DATA);
        StepScalingPolicy off = new StepScalingPolicy(
                "off", PERCENT, docs.stepAdjustments(), 0, MetricAggregationType.AVERAGE, null, false, docs.alarms());
        assertThat(decide(off, ten, "30").outcome()).isEqualTo(Outcome.DISABLED);
    }

    /** TT-42: two alarms of one policy invoke it at once. */
    @Test
    void theLargestCapacityOfTwoAlarmsWins() {
        AlarmDefinition fifty = alarm(ComparisonOperator.GREATER_THAN_THRESHOLD, "50");
        AlarmDefinition seventy = alarm(ComparisonOperator.GREATER_THAN_THRESHOLD, "70");
        StepScalingPolicy policy = new StepScalingPolicy(
                "two",
                PERCENT,
                steps("docs"),
                0,
                MetricAggregationType.AVERAGE,
                null,
                true,
                List.of(seventy, fifty, seventy));
        GroupSnapshot ten = GroupSnapshot.atRest(0, 100, 10);
        List<AlarmStatus> statuses =
                List.of(Given.invoked(seventy, "80"), Given.invoked(fifty, "80"), Given.invoked(seventy, "80"));
        // 10 over 70 is +10 %, 30 over 50 is +30 %
        ScalingDecision decision =
                policy.newController(AWS, Given.group(0, 100, 10)).decide(new Observation(0, ten, statuses));
        assertThat(((SetDesiredCapacity) decision).desiredCapacity()).isEqualTo(13);
    }

    @Test
    void anUnknownWordIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdjustmentType.ofAwsName("Percent"))
                .withMessage("unknown AdjustmentType 'Percent'; known: ChangeInCapacity, ExactCapacity, "
                        + "PercentChangeInCapacity");
        assertThatIllegalArgumentException().isThrownBy(() -> MetricAggregationType.ofAwsName("Sum"));
    }

    private static ScalingDecision decide(StepScalingPolicy policy, GroupSnapshot group, String... newestFirst) {
        return policy.newController(AWS, Given.group(group.minSize(), group.maxSize(), group.desiredCapacity()))
                .decide(observation(policy, group, newestFirst));
    }

    private static Observation observation(StepScalingPolicy policy, GroupSnapshot group, String... newestFirst) {
        return new Observation(0, group, List.of(Given.invoked(policy.alarms().get(0), newestFirst)));
    }

    private static StepScalingPolicy policy(String steps, ComparisonOperator operator, String threshold) {
        AdjustmentType type = switch (steps) {
            case "plus3", "minus2" -> AdjustmentType.CHANGE_IN_CAPACITY;
            case "exact5" -> AdjustmentType.EXACT_CAPACITY;
            default -> PERCENT;
        };
        return new StepScalingPolicy(
                "s",
                type,
                steps(steps),
                0,
                MetricAggregationType.AVERAGE,
                null,
                true,
                List.of(alarm(operator, threshold)));
    }

    /** The documentation's policies: EX-1, EX-8, and single steps. */
    private static List<StepAdjustment> steps(String name) {
        return switch (name) {
            case "docs" ->
                List.of(
                        step("0", "10", 0),
                        step("10", "20", 10),
                        step("20", null, 30),
                        step("-10", "0", 0),
                        step("-20", "-10", -10),
                        step(null, "-20", -30));
            case "three" -> List.of(step("0", "15", 10), step("15", "25", 20), step("25", null, 30));
            case "plus3" -> List.of(step("0", null, 3));
            case "minus2" -> List.of(step(null, "0", -2));
            case "exact5" -> List.of(step("0", null, 5));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static StepAdjustment step(@Nullable String lower, @Nullable String upper, int adjustment) {
        return new StepAdjustment(
                lower == null ? null : Rational.parse(lower), upper == null ? null : Rational.parse(upper), adjustment);
    }

    static AlarmDefinition alarm(ComparisonOperator operator, String threshold) {
        return new AlarmDefinition(
                "mine-" + threshold,
                Given.CPU,
                Statistic.AVERAGE,
                operator,
                Rational.parse(threshold),
                120,
                2,
                2,
                TreatMissingData.BREACHING);
    }
}

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
import dev.dryscale.scaling.metric.CustomizedMetricSpecification;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import dev.dryscale.scaling.policy.ScalingDecision.NoChange;
import dev.dryscale.scaling.policy.ScalingDecision.SetDesiredCapacity;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTrackingControllerTest {

    private static final Profile AWS = Profile.aws2026();
    private static final Profile PROPORTIONAL = AWS.with("tt.scaleInStep", "proportional");
    private static final GroupSnapshot FOUR = GroupSnapshot.atRest(0, 10, 4);

    /** TT-10, TT-11, TT-12. */
    @Test
    void hasTheTwoAlarmsThatAwsMakes() {
        List<AlarmDefinition> alarms = controller(Given.CPU, "50", AWS).alarms(FOUR);
        assertThat(alarms).hasSize(2);
        AlarmDefinition high = alarms.get(0);
        assertThat(high.name()).matches("TargetTracking-asg-AlarmHigh-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(high.comparisonOperator()).isEqualTo(ComparisonOperator.GREATER_THAN_THRESHOLD);
        assertThat(high.threshold()).isEqualTo(Rational.of(50));
        assertThat(high.evaluationPeriods()).isEqualTo(3);
        AlarmDefinition low = alarms.get(1);
        assertThat(low.name()).matches("TargetTracking-asg-AlarmLow-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(low.comparisonOperator()).isEqualTo(ComparisonOperator.LESS_THAN_THRESHOLD);
        assertThat(low.evaluationPeriods()).isEqualTo(15);
        assertThat(alarms).allSatisfy(alarm -> {
            assertThat(alarm.periodSeconds()).isEqualTo(60);
            assertThat(alarm.datapointsToAlarm()).isEqualTo(alarm.evaluationPeriods());
            assertThat(alarm.statistic()).isEqualTo(Statistic.AVERAGE);
            assertThat(alarm.treatMissingData()).isEqualTo(TreatMissingData.MISSING);
        });
        assertThat(controller(Given.REQUESTS, "50", AWS).alarms(FOUR).get(0).statistic())
                .isEqualTo(Statistic.SUM);
    }

    @Test
    void alarmNamesFollowFromTheNamesOfGroupPolicyAndSide() {
        List<AlarmDefinition> once = controller(Given.CPU, "50", AWS).alarms(FOUR);
        assertThat(controller(Given.CPU, "50", AWS).alarms(FOUR)).isEqualTo(once);
        Controller other =
                TargetTrackingPolicy.of("q", Given.CPU, Rational.of(50)).newController(AWS, Given.group(0, 9, 4));
        assertThat(other.alarms(FOUR).get(0).name()).isNotEqualTo(once.get(0).name());
        assertThat(once.get(0).name().substring(30))
                .isNotEqualTo(once.get(1).name().substring(29));
    }

    /** TT-14, TT-15: the low threshold moves with the capacity, under the same name. */
    @Test
    void theLowThresholdFollowsTheCapacity() {
        Controller controller = controller(Given.CPU, "50", AWS);
        List<AlarmDefinition> atFour = controller.alarms(FOUR);
        List<AlarmDefinition> atTen = controller.alarms(GroupSnapshot.atRest(0, 10, 10));
        assertThat(atFour.get(1).threshold()).isEqualTo(Rational.parse("37.5"));
        assertThat(atTen.get(1).threshold()).isEqualTo(Rational.of(45));
        assertThat(atTen.get(1).name()).isEqualTo(atFour.get(1).name());
        assertThat(controller.alarms(FOUR)).isEqualTo(atFour);
    }

    /** TT-17, TT-41. */
    @Test
    void withoutScaleInThereIsNoAlarmLowAndNoVote() {
        TargetTrackingPolicy policy = new TargetTrackingPolicy("p", Given.CPU, Rational.of(50), true, null, true);
        Controller controller = policy.newController(AWS, Given.group(0, 10, 4));
        List<AlarmDefinition> alarms = controller.alarms(FOUR);
        assertThat(alarms).hasSize(1);
        assertThat(controller.takesPartInScaleInVote()).isFalse();
        Observation ok = new Observation(0, FOUR, List.of(Given.standing(alarms.get(0), AlarmState.OK, "10")));
        assertThat(controller.decide(ok))
                .isEqualTo(new NoChange(Outcome.NO_BREACH, "metric 10: not above 50 for 3 datapoints"));
        assertThat(controller.scaleInVote(ok)).isEmpty();
        Observation blind =
                new Observation(0, FOUR, List.of(Given.standing(alarms.get(0), AlarmState.INSUFFICIENT_DATA)));
        assertThat(controller.decide(blind).outcome()).isEqualTo(Outcome.INSUFFICIENT_DATA);
        Observation high = new Observation(0, FOUR, List.of(Given.invoked(alarms.get(0), "100")));
        assertThat(controller.decide(high).outcome()).isEqualTo(Outcome.SCALED_OUT);
    }

    /** TT-45. */
    @Test
    void aDisabledPolicyDoesNothingAndHasNoVote() {
        TargetTrackingPolicy policy = new TargetTrackingPolicy("p", Given.CPU, Rational.of(50), false, null, false);
        Controller controller = policy.newController(AWS, Given.group(0, 10, 4));
        List<AlarmDefinition> alarms = controller.alarms(FOUR);
        Observation high = new Observation(
                0, FOUR, List.of(Given.invoked(alarms.get(0), "100"), Given.standing(alarms.get(1), AlarmState.OK)));
        assertThat(controller.decide(high).outcome()).isEqualTo(Outcome.DISABLED);
        Observation low = new Observation(
                0, FOUR, List.of(Given.standing(alarms.get(0), AlarmState.OK), Given.invoked(alarms.get(1), "1")));
        assertThat(controller.scaleInVote(low)).isEmpty();
        assertThat(controller.takesPartInScaleInVote()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"meanOfN,8", "last,6", "maxOfN,10"})
    void theMetricValueIsAKnob(String value, int expected) {
        Controller controller = controller(Given.CPU, "50", AWS.with("tt.metricValue", value));
        // newest 75, then 100, then 125: mean 100; 4 x 100/50 = 8, 4 x 75/50 = 6, 4 x 125/50 = 10
        ScalingDecision decision = controller.decide(high(controller, FOUR, "75", "100", "125"));
        assertThat(decision)
                .isInstanceOfSatisfying(
                        SetDesiredCapacity.class,
                        set -> assertThat(set.desiredCapacity()).isEqualTo(expected));
    }

    @Test
    void theReasonCarriesTheFormula() {
        Controller controller = controller(Given.CPU, "50", PROPORTIONAL);
        assertThat(controller.decide(high(controller, FOUR, "100")))
                .isEqualTo(new SetDesiredCapacity(8, Outcome.SCALED_OUT, "AlarmHigh: ceil(4 x 100 / 50) = 8"));
        assertThat(controller.decide(high(controller, FOUR, "200")))
                .isEqualTo(new SetDesiredCapacity(
                        10, Outcome.SCALED_OUT, "AlarmHigh: ceil(4 x 200 / 50) = 16, limited to MaxSize 10"));
        assertThat(controller.decide(low(controller, FOUR, "10")))
                .isEqualTo(new SetDesiredCapacity(1, Outcome.SCALED_IN, "AlarmLow: ceil(4 x 10 / 50) = 1"));
        GroupSnapshot warming = Given.snapshot(0, 10, 8, 4);
        assertThat(controller.decide(high(controller, warming, "100")))
                .isEqualTo(new NoChange(
                        Outcome.WARM_UP,
                        "AlarmHigh: ceil(4 x 100 / 50) = 8 is not above desired 8, 4 still warming up (TT-35)"));
        Controller stepwise = controller(Given.CPU, "50", AWS);
        assertThat(stepwise.decide(low(stepwise, FOUR, "10")))
                .isEqualTo(new SetDesiredCapacity(
                        3, Outcome.SCALED_IN, "AlarmLow: ceil(4 x 10 / 50) = 1, oneAtATime to 3"));
        GroupSnapshot bounded = GroupSnapshot.atRest(2, 10, 4);
        assertThat(controller.decide(low(controller, bounded, "10")))
                .isEqualTo(new SetDesiredCapacity(
                        2, Outcome.SCALED_IN, "AlarmLow: ceil(4 x 10 / 50) = 1, limited to MinSize 2"));
    }

    /** An alarm above its threshold whose mean is not: nothing to add, nobody warming. */
    @Test
    void anAlarmThatWantsNoMoreThanThereIsLeavesItInPlace() {
        Controller controller = controller(Given.CPU, "50", AWS);
        assertThat(controller.decide(high(controller, FOUR, "40")))
                .isEqualTo(new NoChange(Outcome.IN_PLACE, "AlarmHigh: ceil(4 x 40 / 50) = 4 is not above desired 4"));
    }

    /** TT-24: at capacity 0, CPU and network never scale out; other metrics by one. */
    @ParameterizedTest
    @CsvSource({
        "CPU,byMetric,5,0",
        "REQUESTS,byMetric,5,1",
        "CPU,one,5,1",
        "REQUESTS,none,5,0",
        "REQUESTS,byMetric,0,0",
        "CPU,none,5,0"
    })
    void fromZeroIsAKnob(String metric, String knob, String value, int expected) {
        MetricSpecification specification = metric.equals("CPU") ? Given.CPU : Given.REQUESTS;
        Controller controller = controller(specification, "50", AWS.with("tt.fromZero", knob));
        GroupSnapshot empty = GroupSnapshot.atRest(0, 10, 0);
        ScalingDecision decision = controller.decide(high(controller, empty, value));
        assertThat(decision instanceof SetDesiredCapacity set ? set.desiredCapacity() : 0)
                .isEqualTo(expected);
        assertThat(decision.outcome()).isEqualTo(expected == 0 ? Outcome.IN_PLACE : Outcome.SCALED_OUT);
        assertThat(controller
                        .decide(high(controller, GroupSnapshot.atRest(0, 0, 0), value))
                        .outcome())
                .isEqualTo(Outcome.AT_MAXIMUM);
        ScalingDecision raised = controller.decide(high(controller, Given.snapshot(2, 4, 0, 0), value));
        assertThat(raised instanceof SetDesiredCapacity set ? set.desiredCapacity() : 0)
                .isEqualTo(expected * 2);
    }

    /** TT-36: whatever blocks scale-in, the decision says so and computes all the same. */
    @Test
    void aBlockedScaleInSaysWhatBlocksIt() {
        Controller controller = controller(Given.CPU, "50", PROPORTIONAL);
        GroupSnapshot blocked =
                Given.snapshot(0, 10, 4, 0, 4, 3, 0, new ScaleInBlock("warm-up", "1 instance is warming up (TT-36)"));
        assertThat(controller.decide(low(controller, blocked, "10")))
                .isEqualTo(new NoChange(
                        Outcome.WARM_UP, "AlarmLow: ceil(3 x 10 / 50) = 1, but 1 instance is warming up (TT-36)"));
        assertThat(controller.decide(high(controller, blocked, "100")).outcome())
                .isEqualTo(Outcome.SCALED_OUT);
    }

    /** TT-37: 4 in service and 2 leaving at 30 want ceil(6 x 30/50) = 4, without the leaving ones ceil(4 x 30/50) = 3. */
    @Test
    void terminatingInstancesCountWhenScalingIn() {
        GroupSnapshot leaving = Given.snapshot(0, 10, 4, 0, 4, 4, 2, null);
        Controller counting = controller(Given.CPU, "50", PROPORTIONAL);
        assertThat(counting.decide(low(counting, leaving, "30")))
                .isEqualTo(new NoChange(Outcome.IN_PLACE, "AlarmLow: ceil(6 x 30 / 50) = 4 is not below desired 4"));
        Controller ignoring = controller(Given.CPU, "50", PROPORTIONAL.with("terminatingCountsAsCurrent", "false"));
        assertThat(ignoring.decide(low(ignoring, leaving, "30")))
                .isEqualTo(new SetDesiredCapacity(3, Outcome.SCALED_IN, "AlarmLow: ceil(4 x 30 / 50) = 3"));
        assertThat(counting.decide(high(counting, leaving, "60")))
                .isEqualTo(new SetDesiredCapacity(5, Outcome.SCALED_OUT, "AlarmHigh: ceil(4 x 60 / 50) = 5"));
    }

    /** CW-5, CW-20: only the alarm whose second it is acts. */
    @Test
    void aStandingAlarmDoesNotAct() {
        Controller controller = controller(Given.CPU, "50", AWS);
        List<AlarmDefinition> alarms = controller.alarms(FOUR);
        Observation standing = new Observation(
                0,
                FOUR,
                List.of(
                        Given.standing(alarms.get(0), AlarmState.OK, "10"),
                        Given.standing(alarms.get(1), AlarmState.ALARM, "10")));
        assertThat(controller.decide(standing).outcome()).isEqualTo(Outcome.IN_PLACE);
        assertThat(controller.scaleInVote(standing)).isEqualTo(OptionalInt.of(3));
        Observation standingHigh = new Observation(
                0,
                FOUR,
                List.of(
                        Given.standing(alarms.get(0), AlarmState.ALARM, "90"),
                        Given.standing(alarms.get(1), AlarmState.OK, "90")));
        assertThat(controller.decide(standingHigh).outcome()).isEqualTo(Outcome.IN_PLACE);
        assertThat(controller.scaleInVote(standingHigh)).isEmpty();
    }

    /** Gaps can leave both alarms in ALARM; then out goes before in. */
    @Test
    void neverScalesInWhileAlarmHighIsInAlarm() {
        Controller controller = controller(Given.CPU, "50", AWS);
        List<AlarmDefinition> alarms = controller.alarms(FOUR);
        Observation both = new Observation(
                0,
                FOUR,
                List.of(Given.standing(alarms.get(0), AlarmState.ALARM, "90"), Given.invoked(alarms.get(1), "10")));
        assertThat(controller.decide(both).outcome()).isEqualTo(Outcome.IN_PLACE);
        assertThat(controller.scaleInVote(both)).isEmpty();
        Observation bothInvoked = new Observation(
                0, FOUR, List.of(Given.invoked(alarms.get(0), "90"), Given.invoked(alarms.get(1), "10")));
        assertThat(controller.decide(bothInvoked).outcome()).isEqualTo(Outcome.SCALED_OUT);
    }

    /** TT-40: no data, no scaling. */
    @Test
    void withoutDataNothingIsScaled() {
        Controller controller = controller(Given.CPU, "50", AWS);
        List<AlarmDefinition> alarms = controller.alarms(FOUR);
        Observation blind = new Observation(
                0,
                FOUR,
                List.of(
                        Given.standing(alarms.get(0), AlarmState.OK, "10"),
                        Given.standing(alarms.get(1), AlarmState.INSUFFICIENT_DATA)));
        assertThat(controller.decide(blind).outcome()).isEqualTo(Outcome.INSUFFICIENT_DATA);
        Observation calm = new Observation(
                0,
                FOUR,
                List.of(
                        Given.standing(alarms.get(0), AlarmState.OK, "45", "60"),
                        Given.standing(alarms.get(1), AlarmState.OK, "45")));
        assertThat(controller.decide(calm))
                .isEqualTo(new NoChange(
                        Outcome.NO_BREACH, "metric 45: not above 50 for 3 and not below 37.5 for 15 datapoints"));
    }

    @Test
    void refusesAPolicyThatCannotBeComputed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetTrackingPolicy.of("p", Given.CPU, Rational.ZERO))
                .withMessage("policy p: TargetValue must be above 0, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TargetTrackingPolicy("p", Given.CPU, Rational.ONE, false, -1, true))
                .withMessage("policy p: EstimatedInstanceWarmup must be at least 0, was -1");
        assertThat(new TargetTrackingPolicy("p", Given.CPU, Rational.ONE, false, 0, true).estimatedInstanceWarmup())
                .isZero();
    }

    private static Controller controller(MetricSpecification metric, String target, Profile profile) {
        return TargetTrackingPolicy.of("p", metric, Rational.parse(target))
                .newController(profile, Given.group(0, 10, 4));
    }

    private static Observation high(Controller controller, GroupSnapshot group, String... newestFirst) {
        List<AlarmDefinition> alarms = controller.alarms(group);
        return new Observation(
                0,
                group,
                List.of(
                        Given.invoked(alarms.get(0), newestFirst),
                        Given.standing(alarms.get(1), AlarmState.OK, newestFirst)));
    }

    private static Observation low(Controller controller, GroupSnapshot group, String... newestFirst) {
        List<AlarmDefinition> alarms = controller.alarms(group);
        return new Observation(
                0,
                group,
                List.of(
                        Given.standing(alarms.get(0), AlarmState.OK, newestFirst),
                        Given.invoked(alarms.get(1), newestFirst)));
    }

    /** TT-53: AlarmLow of a 10 s metric has 30 periods, of a 60 s one 15; AlarmHigh has 3 of either. */
    @ParameterizedTest
    @CsvSource({"10, 30", "60, 15"})
    void aHighResolutionAlarmLowHasThirtyPeriods(int period, int periods) {
        var metric = new CustomizedMetricSpecification("Shop", "Cpu", Map.of(), Statistic.AVERAGE, null, period);
        var alarms = TargetTrackingPolicy.of("p", metric, Rational.of(50))
                .newController(Profile.aws2026(), Given.group(0, 9, 4))
                .alarms(GroupSnapshot.atRest(0, 9, 4));
        assertThat(alarms).extracting(AlarmDefinition::periodSeconds).containsOnly(period);
        assertThat(alarms).extracting(AlarmDefinition::evaluationPeriods).containsExactly(3, periods);
    }

    /** EX-28: the seed policy with two instances; 56 by TT-14, 72 with a constant 0.9. */
    @ParameterizedTest
    @CsvSource({"-, 56", "tt.lowFactor=constant(0.9), 72"})
    void theSeedPolicyHasTheseThresholds(String knob, int low) {
        var alarms = TargetTrackingPolicy.of("seed", Given.CPU, Rational.of(80))
                .newController(Given.profile(knob), Given.group(2, 4, 2))
                .alarms(GroupSnapshot.atRest(2, 4, 2));
        assertThat(alarms).extracting(AlarmDefinition::threshold).containsExactly(Rational.of(80), Rational.of(low));
        assertThat(alarms)
                .extracting(AlarmDefinition::comparisonOperator)
                .containsExactly(ComparisonOperator.GREATER_THAN_THRESHOLD, ComparisonOperator.LESS_THAN_THRESHOLD);
    }
}

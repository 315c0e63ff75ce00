package dev.dryscale.scaling.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.alarm.AlarmState;
import dev.dryscale.scaling.alarm.ComparisonOperator;
import dev.dryscale.scaling.alarm.TreatMissingData;
import dev.dryscale.scaling.group.CapacityActivity;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.group.ScaleInBlock;
import dev.dryscale.scaling.metric.MetricHistory;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import dev.dryscale.scaling.policy.ScalingDecision.SetDesiredCapacity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Application Auto Scaling by the rule book: how much, and when not. */
class ApplicationAutoScalingTableTest {

    private static final long SECOND = 1_000_000_000L;

    /** @param activities {@code policy:from>to@start-end} in seconds; {@code *} is not ended, {@code !} overridden, {@code -} as policy is a schedule */
    @ParameterizedTest(name = "{0} {2} at {5} for {6} {7}: {15}")
    @CsvFileSource(resources = "/semantics/aas.csv", numLinesToSkip = 1)
    void followsTheTable(
            String rule,
            ScalableDimension dimension,
            int desired,
            int min,
            int max,
            String metric,
            String target,
            String alarm,
            String cooldowns,
            String activities,
            long now,
            String knob,
            int expected,
            String outcome,
            @Nullable String reason,
            String why) {
        var seconds = cooldowns.split("/", -1);
        var policy = new TargetTrackingScalingPolicy(
                "p",
                dimension,
                Given.CPU,
                Rational.parse(target),
                false,
                Integer.parseInt(seconds[0]),
                Integer.parseInt(seconds[1]));
        var controller = policy.newController(Given.profile(knob), Given.group(min, max, desired));
        var group = GroupSnapshot.atRest(min, max, desired);
        var alarms = controller.alarms(group);
        var high = alarm.equals("HIGH")
                ? Given.invoked(alarms.get(0), metric, metric, metric)
                : Given.standing(alarms.get(0), AlarmState.OK, metric);
        var low = alarm.equals("LOW")
                ? Given.invoked(alarms.get(1), metric)
                : Given.standing(alarms.get(1), AlarmState.OK, metric);
        var decision = controller.decide(
                new Observation(now * SECOND, group, List.of(high, low), activities(activities), MetricHistory.NONE));
        assertThat(decision.outcome()).as(why + ": " + decision).isEqualTo(outcome);
        assertThat(capacity(decision, desired)).as(why + ": " + decision).isEqualTo(expected);
        assertThat(NotScaledReason.namedIn(decision.reason()).map(NotScaledReason::awsName))
                .as(why + ": " + decision)
                .isEqualTo(Optional.ofNullable(reason));
    }

    @ParameterizedTest(name = "{0} {1} {2} at {3}")
    @CsvFileSource(resources = "/semantics/aas_threshold.csv", numLinesToSkip = 1)
    void thresholdsAreThoseSeen(
            String rule,
            ScalableDimension dimension,
            String target,
            int capacity,
            String high,
            int highPeriods,
            String low,
            int lowPeriods,
            String mark,
            String why) {
        var policy = new TargetTrackingScalingPolicy("p", dimension, Given.CPU, Rational.parse(target), false, 0, 0);
        var alarms = policy.newController(Profile.aws2026(), Given.group(0, 99, capacity))
                .alarms(GroupSnapshot.atRest(0, 99, capacity));
        assertThat(alarms)
                .extracting(AlarmDefinition::threshold)
                .containsExactly(Rational.parse(high), Rational.parse(low));
        assertThat(alarms).extracting(AlarmDefinition::evaluationPeriods).containsExactly(highPeriods, lowPeriods);
        assertThat(alarms)
                .extracting(AlarmDefinition::treatMissingData)
                .containsOnly(dimension.isDynamoDb() ? TreatMissingData.IGNORE : TreatMissingData.MISSING);
    }

    /** AAS-7. */
    @ParameterizedTest
    @CsvSource({
        "ecs:service:DesiredCount, 300",
        "ec2:spot-fleet-request:TargetCapacity, 300",
        "elasticmapreduce:instancegroup:InstanceCount, 300",
        "appstream:fleet:DesiredCapacity, 300",
        "rds:cluster:ReadReplicaCount, 300",
        "sagemaker:variant:DesiredInstanceCount, 300",
        "custom-resource:ResourceType:Property, 300",
        "dynamodb:table:ReadCapacityUnits, 0",
        "dynamodb:table:WriteCapacityUnits, 0",
        "dynamodb:index:ReadCapacityUnits, 0",
        "dynamodb:index:WriteCapacityUnits, 0",
        "comprehend:document-classifier-endpoint:DesiredInferenceUnits, 0",
        "comprehend:entity-recognizer-endpoint:DesiredInferenceUnits, 0",
        "lambda:function:ProvisionedConcurrency, 0",
        "cassandra:table:ReadCapacityUnits, 0",
        "cassandra:table:WriteCapacityUnits, 0",
        "kafka:broker-storage:VolumeSize, 0"
    })
    void everyDimensionHasItsDefaultCooldown(String dimension, int seconds) {
        assertThat(Arrays.stream(ScalableDimension.values())
                        .filter(known -> known.awsName().equals(dimension))
                        .map(ScalableDimension::defaultCooldown))
                .containsExactly(seconds);
    }

    /** AAS-13. */
    @ParameterizedTest
    @CsvSource({"19.9, false", "20, true", "90, true", "90.1, false"})
    void aTargetOfDynamoDbIsTwentyToNinety(String target, boolean taken) {
        if (taken) {
            assertThat(dynamo(target).targetValue()).isEqualTo(Rational.parse(target));
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> dynamo(target))
                    .withMessageContaining("AAS-13");
        }
    }

    private static TargetTrackingScalingPolicy dynamo(String target) {
        return new TargetTrackingScalingPolicy(
                "p", ScalableDimension.DYNAMODB_TABLE_READ, Given.CPU, Rational.parse(target), false, 0, 0);
    }

    /** AAS-8. */
    @Test
    void aDeploymentBlocksScaleInOnly() {
        var policy = new TargetTrackingScalingPolicy(
                "p", ScalableDimension.ECS_SERVICE, Given.CPU, Rational.of(50), false, 0, 0);
        var controller = policy.newController(Profile.aws2026(), Given.group(1, 9, 4));
        var block = new ScaleInBlock(Outcome.DEPLOYMENT, "a deployment is in progress");
        var group = Given.snapshot(1, 9, 4, 0, 4, 4, 0, block);
        var alarms = controller.alarms(group);
        var in = List.of(Given.standing(alarms.get(0), AlarmState.OK, "10"), Given.invoked(alarms.get(1), "10"));
        assertThat(controller.decide(new Observation(0, group, in)).reason())
                .contains("TargetServicePutResourceAsUnscalable");
        var out = List.of(Given.invoked(alarms.get(0), "90"), Given.standing(alarms.get(1), AlarmState.OK, "90"));
        assertThat(capacity(controller.decide(new Observation(0, group, out)), 4))
                .isEqualTo(8);
    }

    /** AAS-6: +2 with a cooldown of 100 s from completion; a larger breach within it adds what goes beyond. */
    @ParameterizedTest
    @CsvSource({"65, 100, 4, cooldown", "85, 100, 7, scaled-out", "65, 160, 6, scaled-out", "45, 100, 4, in-place"})
    void stepScalingHasOneCooldown(String metric, long now, int expected, String outcome) {
        var alarm = new AlarmDefinition(
                "a",
                Given.CPU,
                Statistic.AVERAGE,
                ComparisonOperator.GREATER_THAN_THRESHOLD,
                Rational.of(60),
                60,
                1,
                1,
                TreatMissingData.MISSING);
        var steps = List.of(
                new StepAdjustment(Rational.ZERO, Rational.of(20), 2), new StepAdjustment(Rational.of(20), null, 5));
        var policy = new StepScalingTargetPolicy(
                "p", AdjustmentType.CHANGE_IN_CAPACITY, steps, 0, MetricAggregationType.AVERAGE, 100, List.of(alarm));
        var controller = policy.newController(Profile.aws2026(), Given.group(1, 20, 4));
        var observation = new Observation(
                now * SECOND,
                GroupSnapshot.atRest(1, 20, 4),
                List.of(Given.invoked(alarm, metric)),
                activities("p:2>4@0-60"),
                MetricHistory.NONE);
        var decision = controller.decide(observation);
        assertThat(decision.outcome()).isEqualTo(outcome);
        assertThat(capacity(decision, 4)).isEqualTo(expected);
    }

    private static int capacity(ScalingDecision decision, int otherwise) {
        return decision instanceof SetDesiredCapacity set ? set.desiredCapacity() : otherwise;
    }

    private static List<CapacityActivity> activities(String text) {
        if (text.equals("-")) {
            return List.of();
        }
        return Arrays.stream(text.split(" "))
                .map(one -> one.split("[:>@]"))
                .map(parts -> {
                    var times = parts[3].split("-", -1);
                    long end = times[1].equals("*")
                            ? CapacityActivity.IN_PROGRESS
                            : Long.parseLong(times[1].replace("!", "")) * SECOND;
                    return new CapacityActivity(
                            parts[0].equals("-") ? null : parts[0],
                            Integer.parseInt(parts[1]),
                            Integer.parseInt(parts[2]),
                            Long.parseLong(times[0]) * SECOND,
                            end,
                            parts[3].endsWith("!"));
                })
                .toList();
    }
}

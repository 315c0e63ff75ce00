package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.record.ScalingActivity;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.alarm.ComparisonOperator;
import dev.dryscale.scaling.alarm.TreatMissingData;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import dev.dryscale.scaling.policy.AdjustmentType;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.ScheduledAction;
import dev.dryscale.scaling.policy.ScheduledScaling;
import dev.dryscale.scaling.policy.SimpleScalingPolicy;
import dev.dryscale.traffic.EvenTraffic;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What {@code describe-scaling-activities} says of each event, word by word, and the status of what is still going on. */
class ActivityWordsTest {

    private static final int MINUTES = 5;

    /**
     * Five minutes of a fleet that is busy all the time.
     *
     * @param warmup DefaultInstanceWarmup in seconds
     * @param adjustment what a simple policy adds at second 60; 0 for no policy
     * @param statuses of all activities when the run ends, in order
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/semantics/activity_status.csv", numLinesToSkip = 1)
    void anActivityThatGoesOnSaysWhatItWaitsFor(
            String rule,
            String what,
            int n0,
            int boot,
            int delay,
            int warmup,
            int adjustment,
            @Nullable String features,
            String statuses) {
        var group = new GroupConfiguration("small", 1, 9, n0, List.of("a"), 3_000, warmup, true);
        var result = busy().withGroup(group)
                .withBoot(boot, 0, 0)
                .withDelay(delay)
                .run(
                        MINUTES,
                        adjustment == 0 ? List.of() : List.of(simple(adjustment)),
                        WrittenFeatures.read(features),
                        1);

        assertThat(result.activities().stream().map(ScalingActivity::statusCode).collect(Collectors.joining(" ")))
                .as(what)
                .isEqualTo(statuses);
        assertThat(result.activities())
                .allSatisfy(one -> assertThat(one.endNanos() == null)
                        .isEqualTo(!List.of("Successful", "Failed", "Cancelled").contains(one.statusCode())));
    }

    /**
     * One event, from the second that its rule gives.
     *
     * @param there instances in service at the start, of the two that are desired
     * @param activity which one, from 0
     * @param description with {@code ID} for the instance's and {@code REASON} for AWS's text of a failure
     * @param cause all times are of 1970-01-01
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/semantics/activity_words.csv", numLinesToSkip = 1, maxCharsPerColumn = 10_000)
    void theWordsAreThoseOfAws(
            String rule,
            String event,
            int there,
            @Nullable String features,
            String policy,
            int activity,
            String description,
            String cause) {
        List<ScalingPolicy> policies = switch (policy) {
            case "simple" -> List.of(simple(1));
            case "schedule" -> List.of(scheduled());
            default -> List.of();
        };
        var fleet = busy().withBoot(20, 0, 0);
        var result = there == 0
                ? fleet.runOfNothing(MINUTES)
                : fleet.run(MINUTES, policies, WrittenFeatures.read(features), 1);
        var one = result.activities().get(activity);

        assertThat(withoutNames(one.description())).as(event).isEqualTo(description);
        assertThat(withoutNames(one.cause())).as(event).isEqualTo(cause.replace("At ", "At 1970-01-01T"));
        assertThat(one.cause()).hasSizeLessThanOrEqualTo(1_023);
    }

    private static String withoutNames(String text) {
        return text.replaceAll("i-[0-9a-f]{17}", "ID").replaceAll("(Status Reason: ).*", "$1REASON");
    }

    private static SmallFleet busy() {
        return SmallFleet.of(1, 9, 2, new EvenTraffic(1, SmallFleet.SECOND, 0, MINUTES * 60 * SmallFleet.SECOND));
    }

    private static ScheduledScaling scheduled() {
        var action = new ScheduledAction("morning", List.of(60 * SmallFleet.SECOND), null, null, 3);
        return new ScheduledScaling("schedule", List.of(action));
    }

    private static SimpleScalingPolicy simple(int adjustment) {
        var alarm = new AlarmDefinition(
                "busy",
                new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null),
                Statistic.AVERAGE,
                ComparisonOperator.GREATER_THAN_THRESHOLD,
                Rational.of(40),
                60,
                1,
                1,
                TreatMissingData.MISSING);
        return new SimpleScalingPolicy(
                "simple", AdjustmentType.CHANGE_IN_CAPACITY, adjustment, 0, 3_000, true, List.of(alarm));
    }
}

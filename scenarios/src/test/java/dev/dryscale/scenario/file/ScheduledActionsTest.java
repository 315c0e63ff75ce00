package dev.dryscale.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.dryscale.experiment.Simulation;
import dev.dryscale.record.DecisionEntry;
import dev.dryscale.record.Timeline.Column;
import dev.dryscale.scaling.policy.ScheduledScaling;
import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies that act by the clock, from the file to the decision. */
final class ScheduledActionsTest {

    private static final String SCENARIO = """
            dryscale: 1
            profile: truth-docs
            name: web
            start: START
            duration: HOURSh
            fidelity: load
            traffic: {synthetic: {kind: load, unit: instances, segments: [{from: 0s, to: 100000000s, load: 2}]}}
            service: {mode: slots, time: 1s}
            instance: {type: m5.large, concurrency: 1, boot: {running: 60s, ready: 0s, registration: 0s}}
            group: {MinSize: 2, MaxSize: 9, AvailabilityZones: [us-east-1a], Monitoring: {Enabled: true}}
            policies:
              own: POLICY
            """;

    @TempDir
    Path folder;

    private ScenarioFile read(String start, int hours, String policy) throws IOException {
        String text = SCENARIO.replace("START", start)
                .replace("HOURS", Integer.toString(hours))
                .replace("POLICY", policy);
        return ScenarioReader.read(Files.writeString(folder.resolve("web.yaml"), text), ScenarioOptions.DEFAULTS);
    }

    @ParameterizedTest(name = "{0}: {5}")
    @CsvFileSource(resources = "/semantics/schedule.csv", numLinesToSkip = 1)
    void instantsAreThoseOfTheTable(String rule, String start, int days, String action, String instants, String why)
            throws IOException {
        String sizes = action.contains("Schedule:") ? "ScalableTargetAction: {MinCapacity: 3}" : "MinSize: 3";
        var file =
                read(start, 24 * days, "{scheduledActions: [{ScheduledActionName: a, " + action + ", " + sizes + "}]}");
        var policy = (ScheduledScaling) file.candidates().get(0).policies().get(0);
        long origin = file.scenario().startEpochSecond();
        assertThat(policy.actions().get(0).atNanos().stream()
                        .map(at -> Instant.ofEpochSecond(origin + at / 1_000_000_000L)
                                .toString())
                        .collect(Collectors.joining(" ")))
                .as(why)
                .isEqualTo(instants);
    }

    /** SCH-6, SCH-7: the minimum pulls desired up at once, whatever cooldown; the maximum pulls it down again. */
    @Test
    void limitsPullTheDesiredCapacity() throws IOException {
        var file = read(
                "2026-03-02T00:00:00Z",
                1,
                "{scheduledActions: [{ScheduledActionName: up, StartTime: 2026-03-02T00:10:00Z, MinSize: 5}, "
                        + "{ScheduledActionName: down, StartTime: 2026-03-02T00:20:00Z, MinSize: 1, MaxSize: 3}]}");
        assertThat(changes(file)).isEqualTo("600:2>5 1200:5>3");
    }

    /** PR-2 to PR-4: 24 known hours of a daily pattern; the run begins at midnight and the load doubles at 01:00. */
    @Test
    void predictiveScalingLaunchesAheadOfTheHour() throws IOException {
        var history = java.util.stream.IntStream.range(0, 24)
                .mapToObj(hour -> hour == 0 ? "150" : "300")
                .collect(Collectors.joining(", "));
        var file = read(
                "2026-03-02T00:00:00Z",
                2,
                "{PolicyType: PredictiveScaling, history: [" + history + "], PredictiveScalingConfiguration: {"
                        + "Mode: ForecastAndScale, MetricSpecifications: [{TargetValue: 50, "
                        + "PredefinedMetricPairSpecification: {PredefinedMetricType: ASGCPUUtilization}}]}}");
        assertThat(changes(file)).isEqualTo("3300:2>6");
    }

    /**
     * PR-9: the hour from 01:00 had 300 a day earlier, and 300 / 50 = 6 instances. The first forecast is made five minutes
     * before it; ForecastOnly publishes as much and scales nothing.
     */
    @ParameterizedTest
    @ValueSource(strings = {"ForecastAndScale", "ForecastOnly"})
    void forecastsArePublishedAsSeries(String mode) throws IOException {
        var history = java.util.stream.IntStream.range(0, 24)
                .mapToObj(hour -> hour == 0 ? "150" : "300")
                .collect(Collectors.joining(", "));
        var file = read(
                "2026-03-02T00:00:00Z",
                2,
                "{PolicyType: PredictiveScaling, history: [" + history + "], PredictiveScalingConfiguration: {"
                        + "Mode: "
                        + mode + ", MetricSpecifications: [{TargetValue: 50, "
                        + "PredefinedMetricPairSpecification: {PredefinedMetricType: ASGCPUUtilization}}]}}");
        var timeline =
                Simulation.run(file.scenario(), file.candidates().get(0), 1).timeline();

        assertThat(timeline.column(Column.CAPACITY_FORECAST)[30]).isNaN();
        for (int minute = 60; minute < 115; minute++) {
            assertThat(timeline.column(Column.CAPACITY_FORECAST)[minute]).isEqualTo(6);
            assertThat(timeline.column(Column.LOAD_FORECAST)[minute]).isCloseTo(300, within(1e-6));
        }
    }

    /** TT-45: nothing while it is disabled; a load of 2 on 2 instances stands at 100 %, and on again it acts in that second. */
    @Test
    void aSwitchedPolicyActsWhenItIsOnAgain() throws IOException {
        var file = read(
                "2026-03-02T00:00:00Z",
                1,
                "{policies: {PolicyName: cpu, PolicyType: TargetTrackingScaling, TargetTrackingConfiguration: {TargetValue: 90, "
                        + "PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}}}, "
                        + "switches: [{policy: cpu, at: 0s, Enabled: false}, {policy: cpu, at: 610s, Enabled: true}]}");
        assertThat(changes(file)).startsWith("610:2>3");
        var run = Simulation.run(file.scenario(), file.candidates().get(0), 1);
        assertThat(run.activities().get(0).cause())
                .as("the alarm that has been in ALARM all the time is why")
                .contains(" in state ALARM triggered policy cpu changing the desired capacity from 2 to 3.");
    }

    /** A schedule that is off misses its lines as scheduled actions do (SCH-5), and goes on with the next one. */
    @Test
    void aSwitchedScheduleMissesWhatItIsOffFor() throws IOException {
        var file = read(
                "2026-03-02T00:00:00Z",
                1,
                "{policies: {PolicyName: plan, PolicyType: FixedSchedule, Schedule: [{at: 60s, DesiredCapacity: 4}, "
                        + "{at: 300s, DesiredCapacity: 6}, {at: 600s, DesiredCapacity: 3}]}, "
                        + "switches: [{policy: plan, at: 200s, Enabled: false}, {policy: plan, at: 500s, Enabled: true}]}");
        assertThat(changes(file)).isEqualTo("60:2>4 600:4>3");
    }

    private static String changes(ScenarioFile file) {
        return Simulation.run(file.scenario(), file.candidates().get(0), 1).decisions().stream()
                .filter(DecisionEntry::changedCapacity)
                .map(entry -> entry.atNanos() / 1_000_000_000L + ":" + entry.from() + ">" + entry.to())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{scheduledActions: [{ScheduledActionName: a, Recurrence: '61 6 * * *', MinSize: 3}]} | cron expression of five fields",
                "{scheduledActions: [{ScheduledActionName: a, Recurrence: '0 6 * * * *', MinSize: 3}]} | cron expression of five fields",
                "{scheduledActions: [{ScheduledActionName: a, Recurrence: '0 6 * * *'}]} | must set MinSize",
                "{scheduledActions: [{ScheduledActionName: a, MinSize: 3}]} | is required where there is no StartTime",
                "{scheduledActions: [{ScheduledActionName: a, Recurrence: '0 6 * * *', TimeZone: Mars, MinSize: 3}]} | must be a time zone",
                "{scheduledActions: [{ScheduledActionName: a, StartTime: noon, MinSize: 3}]} | must be a time",
                "{scheduledActions: [{ScheduledActionName: a, Schedule: '0 6', MinSize: 3}]} | must be at(…), rate(…) or cron(…)",
                "{scheduledActions: []} | must hold 1 to 125 actions",
                "{PolicyType: PredictiveScaling, PredictiveScalingConfiguration: {MetricSpecifications: []}} | exactly one specification",
                "{PolicyType: PredictiveScaling, PredictiveScalingConfiguration: {MaxCapacityBuffer: 5, MetricSpecifications: [{TargetValue: 5}]}} | is for MaxCapacityBreachBehavior IncreaseMaxCapacity only",
            })
    void whatAwsRefusesIsRefused(String policy, String rule) {
        var refused = catchThrowableOfType(ProblemsException.class, () -> read("2026-03-02T00:00:00Z", 1, policy));
        assertThat(refused.problems())
                .anySatisfy(problem -> assertThat(problem.rule()).contains(rule));
    }

    /** SCH-5, AAS-24: 125 actions of a group, 200 of a scalable target. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Recurrence: '0 6 * * *', MinSize: 3 | 125 | SCH-5",
                "Schedule: 'at(2026-03-02T00:10:00)', ScalableTargetAction: {MinCapacity: 3} | 200 | AAS-24"
            })
    void theQuotaOfActionsIsTheApis(String members, int most, String rule) throws IOException {
        read("2026-03-02T00:00:00Z", 1, actions(members, most));
        var refused = catchThrowableOfType(
                ProblemsException.class, () -> read("2026-03-02T00:00:00Z", 1, actions(members, most + 1)));
        assertThat(refused.problems())
                .extracting(Problem::rule)
                .contains("must hold 1 to " + most + " actions (" + rule + ")");
    }

    private static String actions(String members, int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> "{ScheduledActionName: a" + i + ", " + members + "}")
                .collect(Collectors.joining(", ", "{scheduledActions: [", "]}"));
    }

    private static String forecasting(String members, int target) {
        var history = java.util.stream.IntStream.range(0, 24)
                .mapToObj(hour -> hour == 0 ? "150" : "300")
                .collect(Collectors.joining(", "));
        return "{PolicyType: PredictiveScaling, PolicyName: f, history: [" + history
                + "], PredictiveScalingConfiguration: {"
                + members + "MetricSpecifications: [{TargetValue: " + target
                + ", PredefinedMetricPairSpecification: {PredefinedMetricType: ASGCPUUtilization}}]}}";
    }

    /** PR-1: a policy that names no mode only forecasts. */
    @Test
    void withoutAModeAPolicyOnlyForecasts() throws IOException {
        assertThat(changes(read("2026-03-02T00:00:00Z", 2, forecasting("", 50))))
                .isEmpty();
    }

    /**
     * PR-5: 300 / 25 = 12 are three more than MaxSize, and MaxSize becomes 12. It stays there: after the schedule has gone down to
     * 2, another one can still ask for 12.
     */
    @Test
    void aRaisedMaximumStaysUntilSomebodyChangesIt() throws IOException {
        String raising = forecasting("Mode: ForecastAndScale, MaxCapacityBreachBehavior: IncreaseMaxCapacity, ", 25);
        String schedule = "[{ScheduledActionName: down, StartTime: 2026-03-02T01:30:00Z, DesiredCapacity: 2}, "
                + "{ScheduledActionName: up, StartTime: 2026-03-02T01:40:00Z, DesiredCapacity: 20}]";
        var file = read("2026-03-02T00:00:00Z", 2, "{policies: " + raising + ", scheduledActions: " + schedule + "}");
        assertThat(changes(file)).isEqualTo("3300:2>12 5400:12>2 6000:2>12");
    }
}

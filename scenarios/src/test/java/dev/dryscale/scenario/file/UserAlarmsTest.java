package dev.dryscale.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dryscale.experiment.Simulation;
import dev.dryscale.record.DecisionEntry;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.alarm.ComparisonOperator;
import dev.dryscale.scaling.alarm.TreatMissingData;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.AdjustmentType;
import dev.dryscale.scaling.policy.MetricAggregationType;
import dev.dryscale.scaling.policy.SimpleScalingPolicy;
import dev.dryscale.scaling.policy.StepScalingPolicy;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step and simple scaling policies of a scenario, with the alarms that invoke them. */
final class UserAlarmsTest {

    private static final String GOOD = """
            dryscale: 1
            profile: truth-docs
            name: web
            duration: 20m
            fidelity: load
            traffic: {synthetic: {kind: load, unit: instances, segments: [{from: 0s, to: 20m, load: 1.2}]}}
            service: {cpuTime: 20ms}
            instance: {type: m5.large, concurrency: 8, boot: {running: 120s, ready: 0s}}
            group: {MinSize: 2, MaxSize: 4, AvailabilityZones: [us-east-1a], Monitoring: {Enabled: true}}
            policies:
              own:
                policies:
                  - PolicyName: out
                    PolicyType: StepScaling
                    AdjustmentType: ChangeInCapacity
                    StepAdjustments: [{MetricIntervalLowerBound: 0, ScalingAdjustment: 1}]
                  - {PolicyName: in, AdjustmentType: ChangeInCapacity, ScalingAdjustment: -1, Cooldown: 180}
                alarms:
                  - AlarmName: busy
                    Namespace: AWS/EC2
                    MetricName: CPUUtilization
                    Statistic: Average
                    Period: 60
                    EvaluationPeriods: 3
                    DatapointsToAlarm: 2
                    Threshold: 60
                    ComparisonOperator: GreaterThanOrEqualToThreshold
                    TreatMissingData: breaching
                    AlarmActions: ["arn:aws:autoscaling:eu-west-1:123:scalingPolicy:u:autoScalingGroupName/web:policyName/out"]
                  - AlarmName: idle
                    Namespace: AWS/EC2
                    MetricName: CPUUtilization
                    Statistic: Average
                    Period: 120
                    EvaluationPeriods: 5
                    Threshold: 20
                    ComparisonOperator: LessThanThreshold
                    AlarmActions: [in]
            """;

    @TempDir
    Path folder;

    private ScenarioFile read(String text) throws IOException {
        return ScenarioReader.read(Files.writeString(folder.resolve("web.yaml"), text), ScenarioOptions.DEFAULTS);
    }

    @Test
    void eachPolicyHasTheAlarmsThatNameIt() throws IOException {
        var policies = read(GOOD).candidates().get(0).policies();
        assertThat(policies.get(0)).isInstanceOfSatisfying(StepScalingPolicy.class, step -> {
            var alarm = only(step.alarms());
            assertThat(alarm.name()).isEqualTo("busy");
            assertThat(alarm.comparisonOperator()).isEqualTo(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD);
            assertThat(alarm.threshold()).isEqualTo(Rational.of(60));
            assertThat(alarm.datapointsToAlarm()).isEqualTo(2);
            assertThat(alarm.treatMissingData()).isEqualTo(TreatMissingData.BREACHING);
        });
        assertThat(policies.get(1)).isInstanceOfSatisfying(SimpleScalingPolicy.class, simple -> {
            assertThat(simple.cooldown()).isEqualTo(180);
            var alarm = only(simple.alarms());
            assertThat(alarm.periodSeconds()).isEqualTo(120);
            assertThat(alarm.datapointsToAlarm())
                    .as("M is N where it is not given (CW-3)")
                    .isEqualTo(5);
            assertThat(alarm.treatMissingData()).isEqualTo(TreatMissingData.MISSING);
        });
    }

    /**
     * 1.2 of 2 instances is 60 %: one breach and, treated as breaching, two points from before the start are 2 of 3 at 60 s
     * (CW-13); 1.2 of 3 is 40 %, between both alarms.
     */
    @Test
    void aScenarioWithOwnAlarmsRuns() throws IOException {
        var file = read(GOOD);
        var result = Simulation.run(file.scenario(), file.candidates().get(0), 1);
        assertThat(result.decisions().stream().filter(DecisionEntry::changedCapacity))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.atNanos()).isEqualTo(60_000_000_000L);
                    assertThat(entry.policy()).isEqualTo("out");
                    assertThat(entry.alarm()).isEqualTo("busy");
                    assertThat(entry.to()).isEqualTo(3);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AlarmActions: [in] | AlarmActions: [inn] | must be the name of a step or simple scaling policy beside it",
                "AdjustmentType: ChangeInCapacity, ScalingAdjustment: -1, Cooldown: 180 | PolicyType: TargetTrackingScaling, TargetTrackingConfiguration: {TargetValue: 50, PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}} | must be the name of a step or simple scaling policy beside it",
                "AlarmActions: [in] | AlarmActions: [] | SimpleScaling acts only when an alarm invokes it",
                "AlarmName: idle | AlarmName: busy | must have an AlarmName of its own",
                "DatapointsToAlarm: 2 | DatapointsToAlarm: 4 | must be a whole number from 1 to 3",
                "Period: 120 | Period: 90 | must be 10, 20, 30 or a multiple of 60 (CW-2)",
                "Period: 120 | Period: 10 | is no high-resolution metric (TT-50)",
                "Threshold: 20 | Treshold: 20 | is not known here",
                "Threshold: 20 | Threshold: low | must be a number",
                "LessThanThreshold | LowerThanThreshold | must be one of GreaterThanThreshold",
                "TreatMissingData: breaching | TreatMissingData: zero | must be one of missing, ignore, breaching",
                "MetricName: CPUUtilization | MetricName: DiskReadOps | must be a metric that the simulated fleet publishes",
                "EvaluationPeriods: 5 | EvaluationPeriods: 721 | must be a whole number from 1 to 720",
            })
    void oneMistakeIsToldWithItsRule(String good, String bad, String rule) throws IOException {
        assertThat(GOOD).contains(good);
        var refused = catchThrowableOfType(ProblemsException.class, () -> read(GOOD.replace(good, bad)));
        assertThat(refused.problems())
                .anySatisfy(problem -> assertThat(problem.rule()).contains(rule));
    }

    private static AlarmDefinition only(List<AlarmDefinition> alarms) {
        assertThat(alarms).hasSize(1);
        return alarms.get(0);
    }

    /** JS-4: every member that a step policy may have; MinAdjustmentStep is the old name of MinAdjustmentMagnitude. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MinAdjustmentMagnitude: 2 | 2 | 0",
                "MinAdjustmentStep: 3 | 3 | 1",
                "'MinAdjustmentStep: 3, MinAdjustmentMagnitude: 2' | 2 | 1"
            })
    void everyMemberOfAStepPolicyIsRead(String magnitude, int least, int warnings) throws IOException {
        String step = "{AutoScalingGroupName: web, PolicyName: out, PolicyType: StepScaling, AdjustmentType: "
                + "PercentChangeInCapacity, " + magnitude
                + ", MetricAggregationType: Maximum, EstimatedInstanceWarmup: 90, "
                + "Enabled: false, StepAdjustments: [{MetricIntervalLowerBound: 0, ScalingAdjustment: 10}]}\n";
        int from = GOOD.indexOf("PolicyName: out");
        int to = GOOD.indexOf("- {PolicyName: in");
        var read = read(GOOD.substring(0, from) + step + "      " + GOOD.substring(to));
        var policy = (StepScalingPolicy) read.candidates().get(0).policies().get(0);
        assertThat(policy.name()).isEqualTo("out");
        assertThat(policy.adjustmentType()).isEqualTo(AdjustmentType.PERCENT_CHANGE_IN_CAPACITY);
        assertThat(policy.minAdjustmentMagnitude()).isEqualTo(least);
        assertThat(policy.metricAggregationType()).isEqualTo(MetricAggregationType.MAXIMUM);
        assertThat(policy.estimatedInstanceWarmup()).isEqualTo(90);
        assertThat(policy.enabled()).isFalse();
        assertThat(policy.stepAdjustments()).hasSize(1);
        assertThat(read.warnings())
                .filteredOn(one -> one.rule().contains("JS-4"))
                .hasSize(warnings);
    }
}

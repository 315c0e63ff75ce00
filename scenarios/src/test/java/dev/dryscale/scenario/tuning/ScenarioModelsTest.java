package dev.dryscale.scenario.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.LocalSweep;
import dev.dryscale.experiment.Progress;
import dev.dryscale.experiment.SweepModels;
import dev.dryscale.experiment.SweepResult;
import dev.dryscale.experiment.SweepRun;
import dev.dryscale.fleet.Fidelity;
import dev.dryscale.fleet.feature.WarmPool;
import dev.dryscale.scaling.policy.ScheduledScaling;
import dev.dryscale.scaling.policy.StepScalingPolicy;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScenarioModelsTest {

    private static final String SCENARIO = """
            dryscale: 1
            profile: aws-2026
            name: web
            start: 2026-01-05T00:00:00Z
            duration: 2h
            traffic: {synthetic: {kind: ramp, from: 2/s, to: 20/s, start: 0s, end: 90m}}
            service: {cpuTime: {exponential: {mean: 100ms}}}
            instance: {type: m5.large, concurrency: 8, boot: {running: 15s, ready: 60s}}
            group: {MinSize: 1, MaxSize: 4, DesiredCapacity: 2, AvailabilityZones: [us-east-1a]}
            loadBalancer: {}
            policies:
              filed: {file: policy.json}
              steps:
                policies:
                  - {PolicyName: out, PolicyType: StepScaling, AdjustmentType: ChangeInCapacity,
                     StepAdjustments: [{MetricIntervalLowerBound: 0, ScalingAdjustment: 1}]}
                alarms:
                  - {AlarmName: high, Namespace: AWS/EC2, MetricName: CPUUtilization, Statistic: Average, Period: 60,
                     EvaluationPeriods: 1, Threshold: 70, ComparisonOperator: GreaterThanThreshold, AlarmActions: [out]}
                scheduledActions:
                  - {ScheduledActionName: morning, Recurrence: "30 0 * * *", MinSize: 1, MaxSize: 4, DesiredCapacity: 2}
            """;

    private static final String POLICY = """
            {"PolicyType": "TargetTrackingScaling", "PolicyName": "mine", "TargetTrackingConfiguration":
              {"PredefinedMetricSpecification": {"PredefinedMetricType": "ASGAverageCPUUtilization"}, "TargetValue": 50.0}}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("web.yaml"), SCENARIO);
        Files.writeString(folder.resolve("policy.json"), POLICY);
    }

    private ScenarioModels models(String policy) {
        return ScenarioModels.of(folder.resolve("web.yaml"), ScenarioOptions.DEFAULTS, List.of())
                .tuning(policy);
    }

    private static SweepRun run(String policy, Map<String, String> changes) {
        return new SweepRun(policy, new TreeMap<>(changes), "0:0-120", Fidelity.FLUID, 1, 0);
    }

    private Candidate candidate(String policy, String path, String value) {
        return models(policy).candidate(run(policy, Map.of(path, value)));
    }

    @Test
    void aPolicyInAFileIsWrittenOtherwiseWhereItStandsInTheFile() {
        var candidate = candidate("filed", "policies.filed.TargetTrackingConfiguration.TargetValue", "65.5");

        assertThat(candidate.policies())
                .hasSize(1)
                .first()
                .isInstanceOfSatisfying(TargetTrackingPolicy.class, policy -> {
                    assertThat(policy.targetValue().doubleValue()).isEqualTo(65.5);
                    assertThat(policy.name()).isEqualTo("mine");
                });
    }

    @Test
    void stepsAlarmsAndSchedulesAreReachedInTheirLists() {
        var steps = (StepScalingPolicy)
                candidate("steps", "policies.steps.policies[0].StepAdjustments[0].ScalingAdjustment", "3")
                        .policies()
                        .get(0);
        assertThat(steps.stepAdjustments().get(0).scalingAdjustment()).isEqualTo(3);

        var alarmed = (StepScalingPolicy) candidate("steps", "policies.steps.alarms[0].Threshold", "55")
                .policies()
                .get(0);
        assertThat(alarmed.alarms().get(0).threshold().doubleValue()).isEqualTo(55);

        var scheduled =
                candidate("steps", "policies.steps.scheduledActions[0].DesiredCapacity", "3").policies().stream()
                        .filter(ScheduledScaling.class::isInstance)
                        .toList();
        assertThat(scheduled).hasSize(1);
        assertThat(scheduled.toString()).contains("desiredCapacity=3");
    }

    @Test
    void whatIsNotWrittenYetCanBeWrittenAndTheDesiredCapacityFollowsTheLimits() {
        var pooled = models("filed")
                .candidate(run(
                        "filed",
                        Map.of("group.WarmPool.MinSize", "2", "group.WarmPool.ready", "10s", "group.MinSize", "3")));

        assertThat(pooled.fleet()).isNotNull().satisfies(fleet -> {
            assertThat(fleet.features()).anyMatch(WarmPool.class::isInstance);
            assertThat(fleet.group().minSize()).isEqualTo(3);
            assertThat(fleet.group().desiredCapacity()).isEqualTo(3);
        });
    }

    @Test
    void aCombinationThatNoScenarioCanHaveIsNotValid() {
        var models = models("filed");

        assertThat(models.isValid(new TreeMap<>(Map.of("group.MinSize", "3")))).isTrue();
        assertThat(models.isValid(new TreeMap<>(Map.of("group.MinSize", "5")))).isFalse();
        assertThatThrownBy(() -> candidate("filed", "group.MinSize", "5")).isInstanceOf(ProblemsException.class);
    }

    /** As a second implementation of sweeps would: models, runs and results as bytes, read in a place that knows nothing. */
    @Test
    void modelsThatWereSentAsBytesGiveTheSameChecksum() throws IOException, ClassNotFoundException {
        var models = models("filed");
        var path = "policies.filed.TargetTrackingConfiguration.TargetValue";
        var runs = List.of(run("filed", Map.of(path, "30")), run("filed", Map.of(path, "80")));

        var here = new LocalSweep(2).run(models, runs, Progress.NONE);
        var there = new LocalSweep(1).run(copied(models), runs, Progress.NONE);

        assertThat(SweepResult.checksum(there)).isEqualTo(SweepResult.checksum(here));
        assertThat(here.get(0).measures()).isNotEqualTo(here.get(1).measures());
    }

    @SuppressWarnings("BanSerializableRead") // what was written two lines before
    private static SweepModels copied(SweepModels models) throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(models);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (SweepModels) in.readObject();
        }
    }
}

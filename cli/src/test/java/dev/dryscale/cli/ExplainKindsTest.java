package dev.dryscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code explain} for every kind of policy: the formula with its numbers, and what held the policy back. */
final class ExplainKindsTest {

    private static final String HEAD = """
            dryscale: 1
            profile: truth-docs
            name: kinds
            start: 2026-03-01T00:00:00Z
            duration: 2h
            fidelity: load
            traffic: {synthetic: {kind: load, unit: instances, segments: [{from: 0s, to: 30m, load: 4}, {from: 30m, to: 2h, load: 0.5}]}}
            service: {mode: slots, time: 1s}
            """;

    /** A load of 4 on 2 instances is 100 % of each; a load of 0.5 is below 30 % of any two. */
    private static final String GROUP = HEAD + """
            instance: {type: m5.large, concurrency: 1, boot: {running: 60s, ready: 0s, registration: 0s}}
            group: {MinSize: 2, MaxSize: 9, AvailabilityZones: [us-east-1a], Monitoring: {Enabled: true}}
            policies:
              steps:
                policies:
                  - {PolicyName: out, PolicyType: StepScaling, AdjustmentType: ChangeInCapacity, StepAdjustments: [{MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 20, ScalingAdjustment: 1}, {MetricIntervalLowerBound: 20, ScalingAdjustment: 2}]}
                  - {PolicyName: in, AdjustmentType: ChangeInCapacity, ScalingAdjustment: -1, Cooldown: 300}
                alarms:
                  - {AlarmName: high, Namespace: AWS/EC2, MetricName: CPUUtilization, Statistic: Average, Period: 60, EvaluationPeriods: 2, Threshold: 60, ComparisonOperator: GreaterThanThreshold, AlarmActions: [out]}
                  - {AlarmName: low, Namespace: AWS/EC2, MetricName: CPUUtilization, Statistic: Average, Period: 60, EvaluationPeriods: 3, Threshold: 30, ComparisonOperator: LessThanThreshold, AlarmActions: [in]}
              schedule:
                scheduledActions:
                  - {ScheduledActionName: up, StartTime: "2026-03-01T00:10:00Z", MinSize: 5}
              forecast:
                PolicyType: PredictiveScaling
                history: [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100]
                PredictiveScalingConfiguration:
                  MetricSpecifications: [{TargetValue: 25, PredefinedMetricPairSpecification: {PredefinedMetricType: ASGCPUUtilization}}]
                  Mode: ForecastAndScale
            """;

    private static final String TARGET = HEAD + """
            scalableTarget: {ServiceNamespace: ecs, ResourceId: service/shop/web, ScalableDimension: "ecs:service:DesiredCount", MinCapacity: 2, MaxCapacity: 12}
            task: {cpu: 512, concurrency: 1, start: 30s, registration: 0s}
            policies:
              cpu:
                ServiceNamespace: ecs
                ScalableDimension: ecs:service:DesiredCount
                PolicyType: TargetTrackingScaling
                TargetTrackingScalingPolicyConfiguration: {TargetValue: 50, PredefinedMetricSpecification: {PredefinedMetricType: ECSServiceAverageCPUUtilization}, ScaleOutCooldown: 300, ScaleInCooldown: 60}
              burst:
                policies:
                  - PolicyName: burst
                    ServiceNamespace: ecs
                    ScalableDimension: ecs:service:DesiredCount
                    PolicyType: StepScaling
                    StepScalingPolicyConfiguration: {AdjustmentType: ChangeInCapacity, Cooldown: 300, StepAdjustments: [{MetricIntervalLowerBound: 0, ScalingAdjustment: 1}]}
                alarms: [{AlarmName: hot, Namespace: AWS/ECS, MetricName: CPUUtilization, Statistic: Average, Period: 60, EvaluationPeriods: 2, Threshold: 60, ComparisonOperator: GreaterThanThreshold, AlarmActions: [burst]}]
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("group.yaml"), GROUP);
        Files.writeString(folder.resolve("target.yaml"), TARGET);
    }

    private String explain(String file, String policy, String at) {
        var result = Console.in(folder).execute("explain", file, "--policy", policy, "--at", at);
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }

    @Test
    void aStepScalingPolicyNamesItsStep() {
        assertThat(explain("group.yaml", "steps", "00:02Z"))
                .contains("policy out: scaled-out, 2 -> 4")
                .contains("because metric 100 in step [20, +inf) -> 2: ChangeInCapacity 2 of 2 = 4")
                .contains("alarm high is ALARM since 2026-03-01T00:02:00Z and invokes the policy")
                .contains("GreaterThanThreshold 60, 2 of 2 datapoints of 60 s")
                .contains("datapoints, oldest first: 100, 100");
    }

    /** SS-3, SS-4: the alarm goes on and the policy waits for its cooldown. */
    @Test
    void aSimpleScalingPolicyNamesItsCooldown() {
        assertThat(explain("group.yaml", "steps", "00:34Z"))
                .contains("policy in: cooldown")
                .containsPattern("because in cooldown for another [0-9]+ s \\(SS-3\\)")
                .contains("alarm low is ALARM since 2026-03-01T00:33:00Z and invokes the policy");
    }

    @Test
    void aScheduledActionIsNamed() {
        assertThat(explain("group.yaml", "schedule", "00:10Z"))
                .contains("policy schedule-schedule: scheduled, 2 -> 5")
                .contains("because scheduled action up (SCH-1)");
    }

    /** PR-4: five minutes ahead of one o'clock. */
    @Test
    void aForecastIsDividedByItsTarget() {
        assertThat(explain("group.yaml", "forecast", "00:55Z"))
                .contains("policy forecast: scaled-out, ")
                .contains("because forecast (not AWS's model): ceil(100 / 25) = 4");
    }

    @Test
    void targetTrackingOfATargetNamesItsFormula() {
        assertThat(explain("target.yaml", "cpu", "00:03Z"))
                .contains("policy cpu: scaled-out, 2 -> 4")
                .contains("because AlarmHigh: ceil(2 x 100 / 50) = 4")
                .contains("LessThanThreshold 45, 15 of 15 datapoints of 60 s");
    }

    /** AAS-2: what a cooldown has added is part of what the next scale-out wants. */
    @Test
    void aStepOfATargetNamesWhatItsCooldownHasAdded() {
        assertThat(explain("target.yaml", "burst", "00:03Z"))
                .contains("policy burst: cooldown, stays at 3")
                .contains("ChangeInCapacity 1 of 3 = 4, of which 1 were added in this cooldown (AAS-2)");
    }
}

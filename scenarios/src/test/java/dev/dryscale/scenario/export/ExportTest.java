package dev.dryscale.scenario.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scenario.file.ResourceCheck;
import dev.dryscale.scenario.file.ScenarioReader;
import dev.dryscale.scenario.iac.ResourceKind;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is exported reads back as the same policy, and is what AWS takes. */
final class ExportTest {

    static final String SCENARIO = """
            dryscale: 1
            profile: aws-2026
            name: web
            duration: 10m
            traffic: {synthetic: {kind: constant, rate: 5/s}}
            service: {cpuTime: 50ms}
            instance: {type: m5.large, concurrency: 8}
            loadBalancer: {}
            group: {MinSize: 1, MaxSize: 3, DesiredCapacity: 1, AvailabilityZones: [us-east-1a]}
            policies:
              bare: {TargetValue: 42.5, PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}}
              tracking:
                PolicyName: "it's 40"
                PolicyType: TargetTrackingScaling
                EstimatedInstanceWarmup: 90
                TargetTrackingConfiguration:
                  CustomizedMetricSpecification:
                    Namespace: AWS/ApplicationELB
                    MetricName: RequestCountPerTarget
                    Dimensions: [{Name: LoadBalancer, Value: app/a/1}]
                    Statistic: Sum
                  TargetValue: 1e3
                  DisableScaleIn: true
              requests:
                PolicyType: TargetTrackingScaling
                TargetTrackingConfiguration:
                  PredefinedMetricSpecification:
                    PredefinedMetricType: ALBRequestCountPerTarget
                    ResourceLabel: app/my-alb/778d41231b141a0f/targetgroup/my-tg/943f017f100becff
                  TargetValue: 1000
              steps:
                policies:
                  - PolicyName: out
                    PolicyType: StepScaling
                    AdjustmentType: PercentChangeInCapacity
                    MinAdjustmentMagnitude: 2
                    MetricAggregationType: Maximum
                    EstimatedInstanceWarmup: 60
                    StepAdjustments:
                      - {MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 12.5, ScalingAdjustment: 10}
                      - {MetricIntervalLowerBound: 12.5, ScalingAdjustment: 30}
                  - {PolicyName: in, AdjustmentType: ChangeInCapacity, ScalingAdjustment: -1, Cooldown: 120}
                alarms:
                  - {AlarmName: high, Namespace: AWS/EC2, MetricName: CPUUtilization, Statistic: Average, Period: 60,
                     EvaluationPeriods: 3, DatapointsToAlarm: 2, Threshold: 60, AlarmActions: [out],
                     ComparisonOperator: GreaterThanOrEqualToThreshold, TreatMissingData: notBreaching,
                     Dimensions: [{Name: AutoScalingGroupName, Value: web}]}
                  - {AlarmName: low, Namespace: AWS/EC2, MetricName: CPUUtilization, Statistic: Average, Period: 300,
                     EvaluationPeriods: 2, Threshold: 20.25, AlarmActions: [in], ComparisonOperator: LessThanThreshold}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeTheScenario() throws IOException {
        Files.writeString(folder.resolve("web.yaml"), SCENARIO);
        try (var in = ExportTest.class.getResourceAsStream("/iac/seed.sh")) {
            Files.write(folder.resolve("seed.sh"), in.readAllBytes());
        }
    }

    private Exported export(String file, @Nullable String policy, ExportFormat format) {
        return Exports.of(folder.resolve(file), policy, format, null, ScenarioOptions.DEFAULTS);
    }

    private List<ScalingPolicy> policies(String file, String name) {
        return ScenarioReader.read(folder.resolve(file), ScenarioOptions.DEFAULTS).candidates().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow()
                .policies();
    }

    @ParameterizedTest
    @CsvSource({
        "tracking, it's 40, AWSCLI, tracking.sh",
        "requests, requests, AWSCLI, requests.sh",
        "bare, bare, AWSCLI, bare.sh",
        "tracking, it's 40, CLOUDFORMATION, tracking.t.yaml",
        "requests, requests, CLOUDFORMATION, requests.t.yaml",
        "bare, bare, CLOUDFORMATION, bare.t.yaml",
    })
    void aPolicyReadsBackAsItWas(String policy, String policyName, ExportFormat format, String file)
            throws IOException {
        Files.writeString(
                folder.resolve(file), export("web.yaml", policy, format).text());
        Files.writeString(
                folder.resolve("again.yaml"),
                SCENARIO.substring(0, SCENARIO.indexOf("policies:")) + "policies: {again: {file: " + file + ", name: \""
                        + policyName + "\"}}\n");
        var written = policies("web.yaml", policy).get(0);
        var read = policies("again.yaml", "again").get(0);
        // A bare configuration has no name but the scenario's, in which the export names it.
        assertThat(read).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"AWSCLI, steps.sh, out, in", "CLOUDFORMATION, steps.t.yaml, OutPolicy, InPolicy"})
    void stepsAndTheirAlarmsReadBackAsTheyWere(ExportFormat format, String file, String out, String in)
            throws IOException {
        Files.writeString(
                folder.resolve(file), export("web.yaml", "steps", format).text());
        Files.writeString(
                folder.resolve("again.yaml"),
                SCENARIO.substring(0, SCENARIO.indexOf("policies:"))
                        + "policies: {again: [{file: %s, address: %s}, {file: %s, address: %s}]}\n"
                                .formatted(file, out, file, in));
        assertThat(policies("again.yaml", "again")).isEqualTo(policies("web.yaml", "steps"));
    }

    @Test
    void theSeedsCommandsNameEveryFault() {
        assertThatThrownBy(() -> ResourceCheck.of(folder.resolve("seed.sh"), ScenarioOptions.DEFAULTS))
                .hasMessageContaining(
                        "seed.sh:8: aws autoscaling create-auto-scaling-group is answered by the AWS CLI with"
                                + " Unknown options: subnet-0b: --vpc-zone-identifier takes one comma-joined string,"
                                + " \"subnet-0a,subnet-0b\"")
                .hasMessageContaining("seed.sh:6: AvailabilityZones")
                .hasMessageContaining("seed.sh:4: LaunchConfigurationName is legacy")
                .hasMessageContaining("ScaleInCooldown is no member")
                .hasMessageContaining("ScaleOutCooldown is no member");
    }

    @Test
    void theSeedsCommandsAreExportedCorrected() throws IOException {
        var exported = export("seed.sh", null, ExportFormat.AWSCLI);
        assertThat(exported.text())
                .contains("\"VPCZoneIdentifier\" : \"subnet-0a,subnet-0b\"")
                .contains("\"LaunchTemplateName\" : \"seed-lc\"")
                .doesNotContain("AvailabilityZones\"")
                .doesNotContain("LaunchConfiguration")
                .doesNotContain("Cooldown\"");
        assertThat(exported.notes())
                .anyMatch(note -> note.contains("Unknown options"))
                .anyMatch(note -> note.contains("ScaleInCooldown is left out"))
                .anyMatch(note -> note.contains("AvailabilityZones is left out"))
                .anyMatch(note -> note.contains("launch template"));
        var corrected = Files.writeString(folder.resolve("corrected.sh"), exported.text());
        var again = ResourceCheck.of(corrected, new ScenarioOptions(List.of(), null, true));
        assertThat(again.file().of(ResourceKind.GROUP)).hasSize(1);
        assertThat(again.file().of(ResourceKind.POLICY)).hasSize(1);
        assertThat(again.warnings()).noneMatch(problem -> problem.rule().contains("Cooldown"));
    }

    @Test
    void whatCannotBeSaidIsRefused() throws IOException {
        Files.writeString(
                folder.resolve("p.json"),
                "{\"TargetValue\": 50, \"PredefinedMetricSpecification\": {\"PredefinedMetricType\":"
                        + " \"ASGAverageCPUUtilization\"}}",
                StandardCharsets.UTF_8);
        assertThatThrownBy(() -> export("p.json", null, ExportFormat.AWSCLI)).hasMessageContaining("--group NAME");
        var named = Exports.of(folder.resolve("p.json"), null, ExportFormat.AWSCLI, "my-asg", ScenarioOptions.DEFAULTS);
        assertThat(named.text()).contains("\"AutoScalingGroupName\" : \"my-asg\"");
        assertThatThrownBy(() -> export("web.yaml", null, ExportFormat.AWSCLI))
                .hasMessageContaining("has 4 policies: name one with --policy");
        assertThatThrownBy(() -> export("web.yaml", "tracing", ExportFormat.AWSCLI))
                .hasMessageContaining("did you mean tracking?");
        Files.writeString(
                folder.resolve("off.yaml"), SCENARIO.replace("EstimatedInstanceWarmup: 90", "Enabled: false"));
        assertThatThrownBy(() -> export("off.yaml", "tracking", ExportFormat.CLOUDFORMATION))
                .hasMessageContaining("which CloudFormation cannot say");
    }
}

package dev.dryscale.scenario.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.file.ResourceCheck;
import dev.dryscale.scenario.file.ScenarioReader;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What AWS refuses, ignores or does otherwise than people expect is told with its rule. */
final class LintTest {

    private static final String CPU = "PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}";
    private static final String TRACKING =
            "PolicyType: TargetTrackingScaling, TargetTrackingConfiguration: {TargetValue: 50, " + CPU + "}";
    private static final String ALARM =
            "Namespace: AWS/EC2, MetricName: CPUUtilization, Statistic: Average, Period: 60," + " EvaluationPeriods: 2";
    private static final String STEPS = """
            {policies: [
              {PolicyName: out, PolicyType: StepScaling, AdjustmentType: ChangeInCapacity,
               StepAdjustments: [{MetricIntervalLowerBound: %s, ScalingAdjustment: 1}]},
              {PolicyName: in, AdjustmentType: %s, ScalingAdjustment: %s}],
             alarms: [
              {AlarmName: high, %s, Threshold: %s, ComparisonOperator: GreaterThanThreshold, AlarmActions: [out]},
              {AlarmName: low, %s, Threshold: %s, ComparisonOperator: LessThanThreshold, AlarmActions: [in]}]}
            """;

    @TempDir
    Path folder;

    private List<String> scenario(String policy, String group) throws IOException {
        var file = Files.writeString(folder.resolve("s.yaml"), """
                dryscale: 1
                profile: aws-2026
                name: s
                duration: 10m
                traffic: {synthetic: {kind: constant, rate: 5/s}}
                service: {cpuTime: 50ms}
                instance: {type: m5.large, concurrency: 8, boot: {running: 20s, ready: 100s}}
                group: {AvailabilityZones: [us-east-1a], %s}
                policies:
                  p: %s
                """.formatted(group, policy));
        try {
            return sentences(ScenarioReader.read(file, ScenarioOptions.DEFAULTS).warnings());
        } catch (ProblemsException e) {
            return sentences(e.problems());
        }
    }

    private static List<String> sentences(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.severity() + " " + problem.sentence())
                .toList();
    }

    private List<String> policy(String policy) throws IOException {
        return scenario(policy, "MinSize: 2, MaxSize: 8");
    }

    private static String steps(String lower, String type, String change, String high, String low) {
        return STEPS.formatted(lower, type, change, ALARM, high, ALARM, low).replace("\n", " ");
    }

    @Test
    void goodPoliciesAreLeftInPeace() throws IOException {
        assertThat(policy("{" + TRACKING + "}")).isEmpty();
        assertThat(policy("{" + TRACKING + ", EstimatedInstanceWarmup: 120}")).isEmpty();
        assertThat(policy(steps("0", "ChangeInCapacity", "-1", "60", "30"))).isEmpty();
    }

    @Test
    void aMetricOfOurOwnThatDoesNotFallWithCapacityIsTold() throws IOException {
        String policy =
                "{TargetValue: 5, CustomizedMetricSpecification: {Namespace: Shop, MetricName: Queue, Statistic:"
                        + " Average}}\nmetrics: [{Namespace: Shop, MetricName: Queue, of: requestsInSystem}]";
        assertThat(policy(policy))
                .singleElement()
                .asString()
                .contains("tracks Shop Queue, the requests in the whole system, which does not fall in proportion")
                .endsWith("(TT-8)");
        assertThat(policy(policy.replace("of: requestsInSystem", "of: requestsInSystemPerInstance")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SpotInstancePools: 2 | WARNING | is not simulated: Spot Instances come from the one cheapest pool (LC-53)",
                "SpotInstancePools: 21 | ERROR | must be a whole number from 1 to 20",
                "SpotInstancePools: 2, SpotAllocationStrategy: capacity-optimized | ERROR | goes with"
                        + " SpotAllocationStrategy lowest-price only (LC-53)",
                "SpotMaxPrice: '0.05' | WARNING | is not simulated: no Spot price is taken to rise above it (LC-53)",
            })
    void membersAboutSpotAreReadAndToldOrRefused(String distribution, String severity, String sentence)
            throws IOException {
        assertThat(scenario(
                        "{" + TRACKING + "}",
                        "MinSize: 1, MaxSize: 4, MixedInstancesPolicy: {LaunchTemplate: {LaunchTemplateSpecification:"
                                + " {LaunchTemplateId: lt-1}, Overrides: [{InstanceType: m5.large}]},"
                                + " InstancesDistribution: {" + distribution + "}}"))
                .anySatisfy(told -> assertThat(told).startsWith(severity).contains(sentence));
    }

    @Test
    void whatAGroupHasAndIsNotSimulatedIsNamed() throws IOException {
        assertThat(scenario(
                        "{" + TRACKING + "}",
                        "MinSize: 1, MaxSize: 4, AvailabilityZoneDistribution: {CapacityDistributionStrategy:"
                                + " reservations-then-balanced}, CapacityReservationSpecification:"
                                + " {CapacityReservationPreference: default}, Tags: [], TerminationPolicies:"
                                + " ['arn:aws:lambda:us-east-1:123456789012:function:f', OldestInstance]"))
                .anySatisfy(told -> assertThat(told)
                        .startsWith("WARNING")
                        .contains("members that are not simulated: CapacityReservationSpecification, Tags"))
                .anySatisfy(told -> assertThat(told)
                        .contains("simulated as balanced-best-effort: capacity reservations are not modelled (LC-45)"))
                .anySatisfy(told -> assertThat(told).contains("is a Lambda function, which is not simulated"))
                .noneMatch(told -> told.startsWith("ERROR"));
        assertThat(scenario(
                        "{" + TRACKING + "}",
                        "MinSize: 1, MaxSize: 4, TerminationPolicies: [OldestInstance,"
                                + " 'arn:aws:lambda:us-east-1:123456789012:function:f']"))
                .anySatisfy(told -> assertThat(told).contains("must be the first of the termination policies (LC-41)"));
    }

    /** What AWS refuses of a file by itself, each with the API that has the member or the rule that it breaks. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'PolicyName': 'p', 'PolicyType': 'TargetTrackingScaling', 'HealthCheckType': 'ELB', 'TargetTrackingConfiguration':"
                        + " {'TargetValue': 5, 'PredefinedMetricSpecification': {'PredefinedMetricType': 'ASGAverageCPUUtilization'}}}"
                        + " | HealthCheckType is no member here: it belongs to the group (create-auto-scaling-group)",
                "{'PolicyName': 'p', 'PolicyType': 'TargetTrackingScaling', 'PoolState': 'Stopped', 'TargetTrackingConfiguration':"
                        + " {'TargetValue': 5, 'PredefinedMetricSpecification': {'PredefinedMetricType': 'ASGAverageCPUUtilization'}}}"
                        + " | PoolState is no member here: it belongs to the warm pool (put-warm-pool)",
                "{'TargetValue': 5, 'PredefinedMetricSpecification': {'PredefinedMetricType': 'ECSServiceAverageCPUUtilization'}}"
                        + " | belongs to Application Auto Scaling, whose policies name a ServiceNamespace (TT-3)",
                "{'PolicyName': 'p', 'ServiceNamespace': 'ecs', 'ScalableDimension': 'ecs:service:DesiredCount', 'PolicyType':"
                        + " 'TargetTrackingScaling', 'TargetTrackingScalingPolicyConfiguration': {'TargetValue': 5,"
                        + " 'EstimatedInstanceWarmup': 60, 'PredefinedMetricSpecification': {'PredefinedMetricType':"
                        + " 'ECSServiceAverageCPUUtilization'}}} | EstimatedInstanceWarmup is no member here: it belongs to put-scaling-policy",
                "{'PolicyName': 'p', 'ServiceNamespace': 'ecs', 'ScalableDimension': 'ecs:service:DesiredCount', 'PolicyType':"
                        + " 'TargetTrackingScaling', 'TargetTrackingScalingPolicyConfiguration': {'TargetValue': 5,"
                        + " 'PredefinedMetricSpecification': {'PredefinedMetricType': 'ALBRequestCountPerTarget'}}}"
                        + " | must have a ResourceLabel for ALBRequestCountPerTarget (TT-6)",
                "{'PolicyName': 'p', 'AdjustmentType': 'ChangeInCapacity', 'ScalingAdjustment': 1, 'MinAdjustmentMagnitude': 2}"
                        + " | is for PercentChangeInCapacity only and changes nothing here (ST-11)",
                "{'ScheduledActionName': 's', 'AutoScalingGroupName': 'g', 'Recurrence': '0 25 * * *', 'MinSize': 1}"
                        + " | must be a cron expression of five fields (SCH-2)",
                "{'ScheduledActionName': 's', 'AutoScalingGroupName': 'g', 'StartTime': '2026-03-01T06:00:00Z'}"
                        + " | must set MinSize, MaxSize or DesiredCapacity (SCH-1)",
                "{'AlarmName': 'a', 'Namespace': 'AWS/EC2', 'MetricName': 'CPUUtilization', 'Statistic': 'Average', 'Period': 45,"
                        + " 'EvaluationPeriods': 1, 'Threshold': 50, 'ComparisonOperator': 'GreaterThanThreshold', 'AlarmActions':"
                        + " ['arn:aws:autoscaling:us-east-1:1:scalingPolicy:u:autoScalingGroupName/g:policyName/p']}"
                        + " | must be 10, 20, 30 or a multiple of 60 (CW-2)",
                "{'AutoScalingGroupName': 'g', 'MinSize': 5, 'MaxSize': 2, 'AvailabilityZones': ['us-east-1a']}"
                        + " | must be at most MaxSize (2)",
                "{'AutoScalingGroupName': 'g', 'MinSize': 1, 'MaxSize': 2, 'DefaultInstanceWarmup': 9999,"
                        + " 'VPCZoneIdentifier': 'subnet-1'} | from -1 to 3600",
                "{'AutoScalingGroupName': 'g', 'MinSize': 1, 'MaxSize': 2, 'InstanceMaintenancePolicy':"
                        + " {'MinHealthyPercentage': 50, 'MaxHealthyPercentage': 200}} | at most 100 apart (LC-26)",
                "{'AutoScalingGroupName': 'g', 'MinSize': 1, 'MaxSize': 2, 'TerminationPolicies': ['Default', 'OldestInstance']}"
                        + " | must be the last of the termination policies (LC-41)",
            })
    void whatAwsRefusesOfAFileIsToldWithItsRule(String json, String sentence) throws IOException {
        var file = Files.writeString(folder.resolve("one.json"), json.replace('\'', '"'));
        List<String> told;
        try {
            told = sentences(ResourceCheck.of(file, ScenarioOptions.DEFAULTS).warnings());
        } catch (ProblemsException e) {
            told = sentences(e.problems());
        }
        assertThat(told).anySatisfy(one -> assertThat(one).contains(sentence));
    }

    @Test
    void aTemplateHasNoNameAndNoSwitchOfAPolicy() throws IOException {
        var file = Files.writeString(folder.resolve("t.yaml"), """
                AWSTemplateFormatVersion: '2010-09-09'
                Resources:
                  P:
                    Type: AWS::AutoScaling::ScalingPolicy
                    Properties:
                      AutoScalingGroupName: g
                      PolicyName: named
                      Enabled: false
                      PolicyType: TargetTrackingScaling
                      TargetTrackingConfiguration: {TargetValue: 50, PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}}
                """);
        assertThat(catchThrowableOfType(ProblemsException.class, () -> ResourceCheck.of(file, ScenarioOptions.DEFAULTS))
                        .problems())
                .extracting(Problem::sentence)
                .anyMatch(told -> told.contains("P.PolicyName is no property of AWS::AutoScaling::ScalingPolicy"))
                .anyMatch(told -> told.contains("P.Enabled is no property of AWS::AutoScaling::ScalingPolicy"));
    }

    /** LC-67. */
    @Test
    void aGroupHasAtMostFiftyTargetGroups() throws IOException {
        String arn = "\"arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/t/1\"";
        String group = "{\"AutoScalingGroupName\": \"g\", \"MinSize\": 1, \"MaxSize\": 2, \"TargetGroupARNs\": [%s]}";
        var fifty = Files.writeString(
                folder.resolve("50.json"), group.formatted(String.join(",", Collections.nCopies(50, arn))));
        assertThat(ResourceCheck.of(fifty, ScenarioOptions.DEFAULTS).warnings()).isEmpty();
        var more = Files.writeString(
                folder.resolve("51.json"), group.formatted(String.join(",", Collections.nCopies(51, arn))));
        assertThat(catchThrowableOfType(ProblemsException.class, () -> ResourceCheck.of(more, ScenarioOptions.DEFAULTS))
                        .problems())
                .singleElement()
                .extracting(Problem::sentence)
                .asString()
                .contains("must hold at most 50, holds 51 (LC-67)");
    }

    /** An alarm whose actions are switched off, and one with two statistics. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Statistic: Average, ActionsEnabled: false | is false: the alarm invokes nothing",
                "Statistic: Average, ExtendedStatistic: p99 | must not stand beside Statistic: an alarm has one of them",
            })
    void anAlarmThatAwsTakesOtherwiseIsTold(String members, String sentence) throws IOException {
        assertThat(policy(
                        "{policies: [{PolicyName: p, AdjustmentType: ChangeInCapacity, ScalingAdjustment: 1}], alarms:"
                                + " [{AlarmName: a, Namespace: AWS/EC2, MetricName: CPUUtilization, Period: 60, EvaluationPeriods: 1,"
                                + " Threshold: 50, ComparisonOperator: GreaterThanThreshold, AlarmActions: [p], "
                                + members + "}]}"))
                .anySatisfy(told -> assertThat(told).startsWith("ERROR").contains(sentence));
    }

    @Test
    void percentilesInsideMetricMathAreRefusedPlainly() throws IOException {
        assertThat(policy(
                        "{TargetValue: 5, CustomizedMetricSpecification: {Metrics: [{Id: m, MetricStat: {Stat: p99, Metric:"
                                + " {Namespace: AWS/EC2, MetricName: CPUUtilization}}}]}}"))
                .anySatisfy(told -> assertThat(told)
                        .contains(
                                "others are simulated as the ExtendedStatistic of an alarm without metric math only"));
    }

    /** A task has cooldowns, and no warm-up that could be too short. */
    @Test
    void aServiceHasNoWarmup() throws IOException {
        var file = Files.writeString(folder.resolve("ecs.yaml"), """
                dryscale: 1
                profile: aws-2026
                name: s
                duration: 10m
                traffic: {synthetic: {kind: constant, rate: 5/s}}
                service: {cpuTime: 50ms}
                scalableTarget: {ServiceNamespace: ecs, ResourceId: service/a/b, ScalableDimension: "ecs:service:DesiredCount", MinCapacity: 1, MaxCapacity: 4}
                task: {cpu: 1024, concurrency: 8, start: 90s}
                policies:
                  p: {ServiceNamespace: ecs, ScalableDimension: "ecs:service:DesiredCount", PolicyType: TargetTrackingScaling, TargetTrackingScalingPolicyConfiguration: {TargetValue: 50, PredefinedMetricSpecification: {PredefinedMetricType: ECSServiceAverageCPUUtilization}}}
                """);
        assertThat(ScenarioReader.read(file, ScenarioOptions.DEFAULTS).warnings())
                .isEmpty();
    }

    @Test
    void twoTrackingPoliciesOfOneMetricAreRefused() throws IOException {
        assertThat(policy("[{PolicyName: a, " + TRACKING + "}, {PolicyName: b, " + TRACKING + "}]"))
                .anySatisfy(told -> assertThat(told).startsWith("ERROR").contains("(TT-41)"));
    }

    @Test
    void aWarmupShorterThanTheBootIsTold() throws IOException {
        assertThat(policy("{" + TRACKING + ", EstimatedInstanceWarmup: 119}"))
                .singleElement()
                .asString()
                .startsWith("WARNING")
                .contains("warm-up of 119 s, shorter than the boot, 120 s")
                .endsWith("(TT-31)");
    }

    @Test
    void aGroupThatCannotChangeIsTold() throws IOException {
        assertThat(scenario("{" + TRACKING + "}", "MinSize: 3, MaxSize: 3"))
                .singleElement()
                .asString()
                .contains("can never scale out or in: MinSize and MaxSize are both 3 (TT-25)");
    }

    @Test
    void anAlarmThatCannotFireAtThisSizeIsTold() throws IOException {
        assertThat(policy(steps("0", "ChangeInCapacity", "-1", "60", "0")))
                .singleElement()
                .asString()
                .contains("low, that can never fire: CPUUtilization is never below 0 (CW-12)");
        assertThat(policy(steps("0", "ChangeInCapacity", "-1", "100", "30")))
                .singleElement()
                .asString()
                .contains("high, that can never fire: CPUUtilization is never above 100 % (CW-12)");
        assertThat(policy(steps("0", "ExactCapacity", "1", "60", "30")))
                .singleElement()
                .asString()
                .contains("a scale-in, in, that can never do anything at this group's MinSize of 2");
    }

    @Test
    void aBreachWithoutAStepIsTold() throws IOException {
        assertThat(policy(steps("5", "ChangeInCapacity", "-1", "60", "30")))
                .singleElement()
                .asString()
                .contains("has no step in out for a metric just beyond the threshold of high")
                .endsWith("(ST-6)");
    }

    /** From 3 to 2 instances 40 becomes 60, which is the threshold itself; 39 becomes 58.5. */
    @Test
    void thresholdsCloserThanOneInstanceAreTold() throws IOException {
        assertThat(policy(steps("0", "ChangeInCapacity", "-1", "60", "40")))
                .singleElement()
                .asString()
                .contains("from 3 to 2 instances a metric at 40 (low) rises to 60, beyond 60 (high) (TRAP-18)");
        assertThat(policy(steps("0", "ChangeInCapacity", "-1", "60", "39"))).isEmpty();
    }

    /** LC-67: fifty policies of a group are taken, one more is not. */
    @Test
    void moreThanFiftyPoliciesAreRefused() throws IOException {
        String rule = "must hold at most 50 policies, holds 51 (LC-67)";
        assertThat(policy(simplePolicies(50))).noneMatch(text -> text.contains("(LC-67)"));
        assertThat(policy(simplePolicies(51))).anyMatch(text -> text.startsWith("ERROR") && text.endsWith(rule));
    }

    private static String simplePolicies(int count) {
        var many = new StringBuilder();
        var alarms = new StringBuilder();
        for (int i = 0; i < count; i++) {
            many.append("{PolicyName: p")
                    .append(i)
                    .append(", AdjustmentType: ChangeInCapacity, ScalingAdjustment: 1},");
            alarms.append(i == 0 ? "" : ", ").append("p").append(i);
        }
        return "{policies: [" + many + "], alarms: [{AlarmName: a, " + ALARM
                + ", Threshold: 60, ComparisonOperator: GreaterThanThreshold, AlarmActions: [" + alarms + "]}]}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cooldown: 300|Cooldown goes with SimpleScaling only: AWS refuses it in a TargetTrackingScaling policy (JS-4)",
                "AdjustmentType: ChangeInCapacity|AdjustmentType goes with SimpleScaling and StepScaling only",
                "MinCapacity: 2|MinCapacity is no member here: it belongs to Application Auto Scaling's register-scalable-target",
                "maxReplicas: 2|maxReplicas is no member here: it belongs to a HorizontalPodAutoscaler of Kubernetes",
                "estimated_instance_warmup: 2|whose EstimatedInstanceWarmup it is here",
                "Threshold: 2|Threshold is no member here: it belongs to a CloudWatch alarm (put-metric-alarm)",
                "ScaleInCooldown: 2|ScaleInCooldown is no member here: it belongs to Application Auto Scaling's",
                "MaxSize: 2|MaxSize is no member here: it belongs to the group (create-auto-scaling-group)",
            })
    void aMemberOfAnotherApiIsToldWithThatApi(String member, String sentence) throws IOException {
        assertThat(policy("{" + TRACKING + ", " + member + "}"))
                .singleElement()
                .asString()
                .startsWith("ERROR")
                .contains(sentence);
    }

    @Test
    void aHighTargetAndAMetricThatIsNotProportionalAreTold() throws IOException {
        assertThat(policy("{TargetValue: 80, " + CPU + "}"))
                .singleElement()
                .asString()
                .contains("at most 1.25")
                .endsWith("(TT-20)");
        assertThat(scenario(
                        "{TargetValue: 0.2, CustomizedMetricSpecification: {Namespace: AWS/ApplicationELB, Statistic: Average,"
                                + " MetricName: TargetResponseTime}}",
                        "MinSize: 2, MaxSize: 8}\nloadBalancer: {"))
                .anyMatch(text -> text.contains("does not fall in proportion") && text.endsWith("(TT-8)"));
    }

    @Test
    void subnetsAndZonesOfACommandAreCompared() throws IOException {
        assertThat(command("--availability-zones a-1a a-1b --vpc-zone-identifier subnet-1"))
                .anyMatch(text ->
                        text.startsWith("ERROR") && text.contains("must be the zones of the subnets: 1 subnet lies"));
        assertThat(command("--availability-zones a-1a a-1b --vpc-zone-identifier subnet-1,subnet-2"))
                .singleElement()
                .asString()
                .startsWith("WARNING")
                .contains("must be exactly the zones of the subnets");
        assertThat(command("--vpc-zone-identifier 'subnet-1 subnet-2'"))
                .singleElement()
                .asString()
                .contains("must be one string of subnets joined by commas without blanks");
        assertThat(command("--availability-zones 'a-1a,a-1b'"))
                .singleElement()
                .asString()
                .contains("must be zones as words of their own, was 'a-1a,a-1b'");
        assertThat(command("--availability-zones a-1a --launch-configuration-name lc"))
                .singleElement()
                .asString()
                .startsWith("WARNING")
                .contains("LaunchConfigurationName is legacy");
        assertThat(command("--vpc-zone-identifier subnet-1,subnet-2")).isEmpty();
        assertThat(command("--availabilty-zones a-1a"))
                .singleElement()
                .asString()
                .contains("Unknown options; did you mean --availability-zones?");
    }

    private List<String> command(String options) throws IOException {
        var file = Files.writeString(
                folder.resolve("c.sh"),
                "aws autoscaling create-auto-scaling-group --auto-scaling-group-name g --min-size 1 --max-size 2 "
                        + options + "\n");
        try {
            return sentences(ResourceCheck.of(file, ScenarioOptions.DEFAULTS).warnings());
        } catch (ProblemsException e) {
            return sentences(e.problems());
        }
    }

    @Test
    void everyLintHasAFileOfItsOwnAndALineInTheCatalog() throws IOException {
        try (var files = Files.list(Path.of("src/main/java/dev/dryscale/scenario/lint"))) {
            var lints = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Lint.java") && !name.equals("Lint.java"))
                    .toList();
            assertThat(lints).hasSameSizeAs(Arrays.asList(LintCatalog.values()));
        }
    }
}

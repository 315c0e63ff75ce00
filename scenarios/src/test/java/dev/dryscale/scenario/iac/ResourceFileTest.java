package dev.dryscale.scenario.iac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.AdjustmentType;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.SimpleScalingPolicy;
import dev.dryscale.scaling.policy.StepAdjustment;
import dev.dryscale.scaling.policy.StepScalingPolicy;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.export.ExportFormat;
import dev.dryscale.scenario.export.Exports;
import dev.dryscale.scenario.file.ResourceCheck;
import dev.dryscale.scenario.file.ScenarioFile;
import dev.dryscale.scenario.file.ScenarioReader;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies and groups of a scenario, taken out of the files of AWS's tools. */
final class ResourceFileTest {

    private static final String GROUP = "{MinSize: 1, MaxSize: 3, DesiredCapacity: 1, AvailabilityZones: [us-east-1a]}";

    @TempDir
    Path folder;

    @BeforeEach
    void copyTheFiles() {
        for (String name : List.of("plan.json", "template.yaml", "seed.sh")) {
            write(name, resource(name));
        }
    }

    private static String resource(String name) {
        try (var in = ResourceFileTest.class.getResourceAsStream("/iac/" + name)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ScenarioFile scenario(String policy, String group) {
        write("s.yaml", """
                dryscale: 1
                profile: aws-2026
                name: s
                duration: 10m
                traffic: {synthetic: {kind: constant, rate: 5/s}}
                service: {cpuTime: 50ms}
                instance: {type: m5.large, concurrency: 8}
                loadBalancer: {}
                group: %s
                policies:
                  p: %s
                """.formatted(group, policy));
        return ScenarioReader.read(folder.resolve("s.yaml"), ScenarioOptions.DEFAULTS);
    }

    private ScalingPolicy policy(String reference) {
        return scenario(reference, GROUP).candidates().get(0).policies().get(0);
    }

    @Test
    void aPlanGivesThePolicyThatItsAddressNames() {
        var policy = (TargetTrackingPolicy) policy("{file: plan.json, address: module.web.aws_autoscaling_policy.cpu}");
        assertThat(policy.name()).isEqualTo("cpu50");
        assertThat(policy.targetValue()).isEqualTo(Rational.of(50));
        assertThat(policy.estimatedInstanceWarmup()).isEqualTo(120);
        assertThat(policy.disableScaleIn()).isFalse();
    }

    @Test
    void aPlanLinksAnAlarmToThePolicyThatHasNoArnYet() {
        var policy = (StepScalingPolicy) policy("{file: plan.json, address: module.web.aws_autoscaling_policy.step}");
        assertThat(policy.stepAdjustments())
                .containsExactly(
                        new StepAdjustment(Rational.of(0), Rational.parse("20.5"), 1),
                        new StepAdjustment(Rational.parse("20.5"), null, 2));
        assertThat(policy.estimatedInstanceWarmup()).isNull();
        assertThat(policy.alarms()).hasSize(1);
        assertThat(policy.alarms().get(0).name()).isEqualTo("cpu-high");
        assertThat(policy.alarms().get(0).evaluationPeriods()).isEqualTo(2);
    }

    @Test
    void anUnknownAddressIsAnsweredWithTheCandidates() {
        assertThatThrownBy(() -> policy("{file: plan.json, address: module.web.aws_autoscaling_policy.cpuu}"))
                .hasMessageContaining("has no scaling policy module.web.aws_autoscaling_policy.cpuu")
                .hasMessageContaining("module.web.aws_autoscaling_policy.simple[0]")
                .hasMessageContaining("did you mean module.web.aws_autoscaling_policy.cpu?");
    }

    @Test
    void anAddressThatMeansSeveralIsAnsweredWithThem() {
        assertThatThrownBy(() -> policy("{file: plan.json, address: aws_autoscaling_policy.simple}"))
                .hasMessageContaining("holds 2 scaling policies")
                .hasMessageContaining(
                        "module.web.aws_autoscaling_policy.simple[0], module.web.aws_autoscaling_policy.simple[1]");
        assertThatThrownBy(() -> policy("{file: plan.json}")).hasMessageContaining("holds 4 scaling policies");
    }

    @Test
    void aPlanGivesTheGroup() {
        var file = scenario(
                "{file: plan.json, address: aws_autoscaling_policy.cpu}",
                "{file: plan.json, address: module.web.aws_autoscaling_group.web, MaxSize: 6}");
        var group = file.scenario().fleet().group();
        assertThat(group.autoScalingGroupName()).isEqualTo("web");
        assertThat(group.minSize()).isEqualTo(2);
        assertThat(group.maxSize()).as("written beside file").isEqualTo(6);
        assertThat(group.desiredCapacity()).isEqualTo(3);
        assertThat(group.defaultInstanceWarmup()).isEqualTo(90);
        assertThat(group.availabilityZones()).containsExactly("us-east-1a", "us-east-1b");
    }

    @Test
    void aStateHoldsZerosThatNobodyWrote() {
        write("state.json", """
                {"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{"child_modules":[{"address":
                "module.a","resources":[{"address":"module.a.aws_autoscaling_policy.t","mode":"managed","type":
                "aws_autoscaling_policy","name":"t","values":{"adjustment_type":"","cooldown":0,"enabled":true,"name":"t",
                "estimated_instance_warmup":0,"metric_aggregation_type":"","min_adjustment_magnitude":0,"scaling_adjustment":0,
                "policy_type":"TargetTrackingScaling","step_adjustment":[],"target_tracking_configuration":[{
                "customized_metric_specification":[],"disable_scale_in":true,"predefined_metric_specification":[{
                "predefined_metric_type":"ASGAverageNetworkIn","resource_label":""}],"target_value":1.5e6}]}}]}]}}}
                """);
        var policy = (TargetTrackingPolicy) policy("{file: state.json}");
        assertThat(policy.targetValue()).isEqualTo(Rational.of(1_500_000));
        assertThat(policy.disableScaleIn()).isTrue();
        assertThat(policy.estimatedInstanceWarmup()).isZero();
    }

    @Test
    void aPlanGivesAPolicyAsItIsAndAsItWillBe() {
        String values = "{\"name\":\"t\",\"policy_type\":\"TargetTrackingScaling\",\"target_tracking_configuration\":[{"
                + "\"predefined_metric_specification\":[{\"predefined_metric_type\":\"ASGAverageCPUUtilization\"}],"
                + "\"target_value\":%d}]}";
        write(
                "update.json",
                "{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.4\",\"resource_changes\":[{\"address\":"
                        + "\"aws_autoscaling_policy.t\",\"mode\":\"managed\",\"type\":\"aws_autoscaling_policy\","
                        + "\"change\":{\"actions\":[\"update\"],\"before\":" + values.formatted(80) + ",\"after\":"
                        + values.formatted(50) + ",\"after_unknown\":{}}}]}");
        assertThat(((TargetTrackingPolicy) policy("{file: update.json, change: before}")).targetValue())
                .isEqualTo(Rational.of(80));
        assertThat(((TargetTrackingPolicy) policy("{file: update.json}")).targetValue())
                .isEqualTo(Rational.of(50));
    }

    @Test
    void aTemplateGivesThePolicyOfALogicalId() {
        var cpu = (TargetTrackingPolicy) policy("{file: template.yaml, logicalId: Cpu}");
        assertThat(cpu.name()).isEqualTo("Cpu");
        assertThat(cpu.targetValue()).as("a string in the template (JS-6)").isEqualTo(Rational.of(50));
        var slow = (StepScalingPolicy) policy("{file: template.yaml, logicalId: Out}");
        assertThat(slow.adjustmentType()).isEqualTo(AdjustmentType.CHANGE_IN_CAPACITY);
        assertThat(slow.alarms()).extracting(alarm -> alarm.name()).containsExactly("High");
    }

    @Test
    void aFunctionStaysSymbolicUnlessAParameterIsGiven() {
        var label = (TargetTrackingPolicy) policy("{file: template.yaml, logicalId: Requests}");
        assertThat(label.metric().toString()).contains("!Sub ${Balancer.LoadBalancerFullName}");
        assertThatThrownBy(() -> policy("{file: template.yaml, logicalId: Parametric}"))
                .hasMessageContaining("TargetValue must be a number, known before the deployment, was !Ref TargetCpu");
        var given = (TargetTrackingPolicy)
                policy("{file: template.yaml, logicalId: Parametric, parameters: {TargetCpu: 42}}");
        assertThat(given.targetValue()).isEqualTo(Rational.of(42));
    }

    @Test
    void aGroupOfATemplateTakesItsZonesFromTheScenario() {
        assertThatThrownBy(() -> scenario("{file: template.yaml, logicalId: Cpu}", "{file: template.yaml}"))
                .hasMessageContaining("AvailabilityZones must be written beside file");
        var group = scenario(
                        "{file: template.yaml, logicalId: Cpu}",
                        "{file: template.yaml, AvailabilityZones: [eu-west-1a, eu-west-1b]}")
                .scenario()
                .fleet()
                .group();
        assertThat(group.minSize()).isEqualTo(2);
        assertThat(group.maxSize()).isEqualTo(8);
        assertThat(group.desiredCapacity()).isEqualTo(3);
        assertThat(group.defaultCooldown()).as("CloudFormation's Cooldown").isEqualTo(240);
    }

    @Test
    void theSamePolicyIsReadOutOfJsonTemplatesWithLongFunctions() {
        write("t.template.json", """
                {"Resources": {"P": {"Type": "AWS::AutoScaling::ScalingPolicy", "Properties": {
                  "AutoScalingGroupName": {"Ref": "Web"}, "AdjustmentType": "ExactCapacity", "ScalingAdjustment": "4",
                  "Cooldown": {"Fn::If": ["X", {"Ref": "AWS::NoValue"}, "7"]}}},
                 "Q": {"Type": "AWS::AutoScaling::ScalingPolicy", "Properties": {
                  "AutoScalingGroupName": {"Fn::GetAtt": ["Web", "Name"]}, "AdjustmentType": "ExactCapacity",
                  "ScalingAdjustment": "4", "Cooldown": {"Ref": "AWS::NoValue"}}},
                 "A": {"Type": "AWS::CloudWatch::Alarm", "Properties": {"MetricName": "CPUUtilization",
                  "Namespace": "AWS/EC2", "Statistic": "Average", "Period": "60", "EvaluationPeriods": 1, "Threshold": 5,
                  "ComparisonOperator": "LessThanThreshold", "AlarmActions": [{"Fn::GetAtt": ["Q", "PolicyARN"]}]}}}}
                """);
        var policy = (SimpleScalingPolicy) policy("{file: t.template.json, logicalId: Q}");
        assertThat(policy.scalingAdjustment()).isEqualTo(4);
        assertThat(policy.cooldown()).as("AWS::NoValue").isNull();
        assertThat(policy.alarms()).hasSize(1);
        assertThatThrownBy(() -> policy("{file: t.template.json, logicalId: P}"))
                .hasMessageContaining("Cooldown must be a whole number from 0 to 86400, known before the deployment");
    }

    @Test
    void dumpsGivePoliciesAndTheAlarmsThatInvokeThem() {
        write("policies.json", """
                {"ScalingPolicies": [{"AutoScalingGroupName": "g", "PolicyName": "out", "PolicyARN": "arn:x", "PolicyType":
                 "SimpleScaling", "AdjustmentType": "ChangeInCapacity", "ScalingAdjustment": 2, "StepAdjustments": [],
                 "Alarms": [{"AlarmName": "a", "AlarmARN": "arn:y"}], "Enabled": true}]}
                """);
        write("alarms.json", """
                {"MetricAlarms": [{"AlarmName": "a", "AlarmArn": "arn:y", "StateValue": "OK", "MetricName": "CPUUtilization",
                 "Namespace": "AWS/EC2", "Statistic": "Average", "Dimensions": [], "Period": 60, "EvaluationPeriods": 3,
                 "Threshold": 70.0, "ComparisonOperator": "GreaterThanThreshold", "AlarmActions": [
                 "arn:aws:autoscaling:us-east-1:1:scalingPolicy:u:autoScalingGroupName/g:policyName/out"]},
                 {"AlarmName": "b", "MetricName": "X", "Namespace": "Y", "AlarmActions": ["arn:aws:sns:us-east-1:1:t"]}]}
                """);
        var policy = (SimpleScalingPolicy)
                policy("{policies: [{file: policies.json, name: out}], alarms: {file: alarms.json}}");
        assertThat(policy.scalingAdjustment()).isEqualTo(2);
        assertThat(policy.alarms()).extracting(alarm -> alarm.name()).containsExactly("a");
    }

    @Test
    void aTfFileIsAnsweredWithTheCommandThatMakesTheJson() {
        write("main.tf", "resource \"aws_autoscaling_policy\" \"p\" {\n  name = \"CANARY-tf\"\n}\n");
        assertThatThrownBy(() -> policy("{file: main.tf}"))
                .hasMessageContaining("terraform plan -out=plan.tfplan && terraform show -json plan.tfplan > plan.json")
                .message()
                .doesNotContain("CANARY");
        write("x.tfstate", "{\"version\": 4, \"terraform_version\": \"1.11.4\", \"lineage\": \"a\"}");
        assertThatThrownBy(() -> policy("{file: x.tfstate}")).hasMessageContaining("terraform show -json x.tfstate");
    }

    @Test
    void aBareTemplateIsAScenarioWithAllItsPolicies() {
        write("two.yaml", """
                Resources:
                  Calm: {Type: 'AWS::AutoScaling::ScalingPolicy', Properties: {PolicyType: TargetTrackingScaling,
                    AutoScalingGroupName: !Ref G, TargetTrackingConfiguration: {TargetValue: 40,
                    PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}}}}
                  Hot: {Type: 'AWS::AutoScaling::ScalingPolicy', Properties: {PolicyType: TargetTrackingScaling,
                    AutoScalingGroupName: !Ref G, TargetTrackingConfiguration: {TargetValue: 70,
                    PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}}}}
                  G: {Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: {MinSize: '3', MaxSize: '9',
                    AvailabilityZones: [us-east-1a]}}
                """);
        var file = ScenarioReader.read(folder.resolve("two.yaml"), ScenarioOptions.DEFAULTS);
        assertThat(file.candidates()).extracting(candidate -> candidate.name()).containsExactly("Calm", "Hot");
        assertThat(file.scenario().fleet().group().maxSize()).isEqualTo(9);
    }

    @Test
    void noValueBesidesPoliciesAndGroupsReachesAMessageOrAScenario() {
        var group = "{file: template.yaml, AvailabilityZones: [eu-west-1a]}";
        var texts = new java.util.ArrayList<String>();
        texts.add(scenario("{file: template.yaml, logicalId: Cpu}", group).toString());
        texts.add(scenario("{file: plan.json, address: aws_autoscaling_policy.cpu}", "{file: plan.json}")
                .toString());
        String template = resource("template.yaml");
        for (String broken : List.of(
                template.replace("MasterUserPassword: CANARY-password", "MasterUserPassword: \"CANARY-password"),
                template.replace("CANARY-tag}]", "CANARY-tag"),
                template.replace("AWS::AutoScaling::ScalingPolicy", "AWS::AutoScaling::CANARYPolicy"),
                template.replace("MaxSize: '8'", "MaxSize: eight"),
                template.replace("TargetValue: '50'", "TargetVlue: CANARY-policy-member"))) {
            write("template.yaml", broken);
            texts.add(message("{file: template.yaml, logicalId: Cpu}", group));
        }
        String plan = resource("plan.json");
        for (String broken : List.of(
                plan.substring(0, plan.length() - 40),
                plan.replace("\"password\":\"CANARY-db-password\"", "\"password\":CANARY-db-password"),
                plan.replace("aws_autoscaling_policy", "aws_CANARY_policy"))) {
            write("plan.json", broken);
            texts.add(message("{file: plan.json}", "{file: plan.json}"));
        }
        assertThat(texts)
                .hasSize(10)
                .allSatisfy(text -> assertThat(text).isNotEmpty().doesNotContain("CANARY"));
    }

    @Test
    void aTemplateWithParametersPassesItsCheckWithARemark() throws IOException {
        var checked = ResourceCheck.of(folder.resolve("template.yaml"), ScenarioOptions.DEFAULTS);
        assertThat(checked.summary()).startsWith("CloudFormation template with 5 scaling policies");
        assertThat(checked.warnings())
                .extracting(Problem::sentence)
                .anyMatch(text ->
                        text.contains("TargetValue must be a number, known before the deployment to be simulated"))
                .noneMatch(text -> text.contains("CANARY"));
    }

    @Test
    void aFileThatACommandNamesAndThatIsNotThereIsToldOnce() {
        write("c.sh", "aws autoscaling create-auto-scaling-group --cli-input-json file://nowhere.json\n");
        assertThatThrownBy(() -> ResourceCheck.of(folder.resolve("c.sh"), ScenarioOptions.DEFAULTS))
                .hasMessageContaining("c.sh:1: must name a file that exists and can be read, was 'nowhere.json'")
                .message()
                .doesNotContain("needs");
    }

    /** A pasted script and a dump hold much besides; what an export keeps is what makes policies and groups. */
    @Test
    void noOtherValueOfACommandOrADumpReachesAnExport() throws IOException {
        write("all.sh", """
                export TOKEN=CANARY-1
                aws autoscaling create-auto-scaling-group --auto-scaling-group-name g --min-size 1 --max-size 2 \\
                  --launch-template LaunchTemplateName=t --vpc-zone-identifier subnet-1 \\
                  --tags Key=secret,Value=CANARY-2 --profile CANARY-3 --service-linked-role-arn CANARY-4
                aws secretsmanager put-secret-value --secret-string CANARY-5
                """);
        write("dump.json", """
                {"AutoScalingGroups": [{"AutoScalingGroupName": "g", "MinSize": 1, "MaxSize": 2, "AvailabilityZones": ["a-1a"],
                 "Tags": [{"Key": "secret", "Value": "CANARY-6"}], "Instances": [{"InstanceId": "CANARY-7"}]}]}
                """);
        for (String name : List.of("all.sh", "dump.json")) {
            for (var format : ExportFormat.values()) {
                var exported = Exports.of(folder.resolve(name), null, format, null, ScenarioOptions.DEFAULTS);
                assertThat(exported.text()).isNotEmpty().doesNotContain("CANARY");
                assertThat(exported.notes().toString()).doesNotContain("CANARY");
            }
            var checked = ResourceCheck.of(folder.resolve(name), ScenarioOptions.DEFAULTS);
            assertThat(checked.summary() + checked.warnings()).doesNotContain("CANARY");
        }
    }

    private String message(String policy, String group) {
        try {
            return scenario(policy, group).toString();
        } catch (dev.dryscale.scenario.ProblemsException e) {
            return e.problems().stream().map(Problem::sentence).toList().toString();
        }
    }

    /** Neither a file of redirections nor one of texts without an end takes more than its length. */
    @Test
    void scriptsOfManyRedirectionsAreReadInOnePass() {
        String command = "aws autoscaling put-scaling-policy --auto-scaling-group-name g --policy-name p --policy-type"
                + " TargetTrackingScaling --target-tracking-configuration file://c.json\n";
        String file = "cat <<-'END' > c.json\n{\"TargetValue\": 50, \"PredefinedMetricSpecification\":"
                + " {\"PredefinedMetricType\": \"ASGAverageCPUUtilization\"}}\n\tEND\n";
        write("many.sh", file + command + "x " + ">".repeat(200_000) + "\n" + "cat > a <<E\n".repeat(20_000));
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(((TargetTrackingPolicy) policy("{file: many.sh}")).targetValue())
                        .isEqualTo(Rational.of(50)));
    }

    @Test
    void aPolicyOfATemplateIsThatOfTheTargetItRefersTo() {
        write("ecs.yaml", """
                AWSTemplateFormatVersion: '2010-09-09'
                Resources:
                  Target:
                    Type: AWS::ApplicationAutoScaling::ScalableTarget
                    Properties: {ServiceNamespace: ecs, ResourceId: !Sub 'service/${Cluster}/web', ScalableDimension: ecs:service:DesiredCount, MinCapacity: 1, MaxCapacity: 4}
                  Cpu:
                    Type: AWS::ApplicationAutoScaling::ScalingPolicy
                    Properties:
                      PolicyName: cpu
                      PolicyType: TargetTrackingScaling
                      ScalingTargetId: !Ref Target
                      TargetTrackingScalingPolicyConfiguration:
                        TargetValue: 60
                        PredefinedMetricSpecification: {PredefinedMetricType: ECSServiceAverageCPUUtilization}
                """);
        var read = checked("ecs.yaml");
        assertThat(read.file().of(ResourceKind.SCALABLE_TARGET)).hasSize(1);
        assertThat(read.file().of(ResourceKind.POLICY).get(0).text("ScalableDimension"))
                .isEqualTo("ecs:service:DesiredCount");
    }

    @Test
    void aGroupTakesItsPoolHooksAndSuspensionsFromCommandsOfTheirOwn() {
        write("group.sh", """
                aws autoscaling create-auto-scaling-group --auto-scaling-group-name web --min-size 1 --max-size 4
                aws autoscaling put-warm-pool --auto-scaling-group-name web --pool-state Stopped --min-size 2
                aws autoscaling put-lifecycle-hook --auto-scaling-group-name web --lifecycle-hook-name drain \\
                  --lifecycle-transition autoscaling:EC2_INSTANCE_TERMINATING --heartbeat-timeout 60
                aws autoscaling suspend-processes --auto-scaling-group-name web --scaling-processes AZRebalance
                """);
        var group = checked("group.sh").file().of(ResourceKind.GROUP).get(0);
        assertThat(group.members().members())
                .containsKeys("WarmPoolConfiguration", "LifecycleHookSpecificationList", "SuspendedProcesses");
    }

    private ResourceCheck checked(String file) {
        try {
            return ResourceCheck.of(folder.resolve(file), ScenarioOptions.DEFAULTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

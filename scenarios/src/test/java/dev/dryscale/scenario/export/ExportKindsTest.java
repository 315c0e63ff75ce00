package dev.dryscale.scenario.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dryscale.fleet.FleetModel;
import dev.dryscale.fleet.feature.MixedInstances;
import dev.dryscale.fleet.feature.WarmPool;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scenario.file.ScenarioReader;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of policy and every member of a group is exported, or the export says what it leaves out. */
final class ExportKindsTest {

    private static final String GROUP =
            "group: {MinSize: 1, MaxSize: 3, DesiredCapacity: 1, AvailabilityZones: [us-east-1a]}";

    @TempDir
    Path folder;

    @BeforeEach
    void writeTheCases() throws IOException {
        Files.writeString(folder.resolve("group.yaml"), ExportCases.GROUP);
        Files.writeString(folder.resolve("target.yaml"), ExportCases.TARGET);
        Files.writeString(folder.resolve("full.json"), ExportCases.DESCRIBED);
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

    /** The scenario with {@code candidate} instead of its own. */
    private List<ScalingPolicy> again(String scenario, String name, String candidate) throws IOException {
        Files.writeString(
                folder.resolve("again.yaml"),
                scenario.substring(0, scenario.indexOf("policies:")) + "policies:\n  " + name + ": " + candidate
                        + "\n");
        return policies("again.yaml", name);
    }

    private String written(String file, String policy, ExportFormat format) throws IOException {
        String name =
                "out." + format.name().toLowerCase(Locale.ROOT) + (format == ExportFormat.AWSCLI ? ".sh" : ".yaml");
        Files.writeString(folder.resolve(name), export(file, policy, format).text());
        return name;
    }

    @ParameterizedTest
    @CsvSource({
        "apart, AWSCLI",
        "apart, CLOUDFORMATION",
        "math, AWSCLI",
        "math, CLOUDFORMATION",
    })
    void aPolicyReadsBackAsItWas(String policy, ExportFormat format) throws IOException {
        String file = written("group.yaml", policy, format);
        assertThat(again(ExportCases.GROUP, policy, "{file: " + file + "}")).isEqualTo(policies("group.yaml", policy));
    }

    @ParameterizedTest
    @EnumSource(
            value = ExportFormat.class,
            names = {"AWSCLI", "CLOUDFORMATION"})
    void alarmsOnMathAndOnPercentilesReadBackAsTheyWere(ExportFormat format) throws IOException {
        String file = written("group.yaml", "alarms", format);
        String both = "[{file: %1$s, name: more}, {file: %1$s, name: slow}]".formatted(file);
        assertThat(again(ExportCases.GROUP, "alarms", both)).isEqualTo(policies("group.yaml", "alarms"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ExportFormat.class,
            names = {"AWSCLI", "CLOUDFORMATION"})
    void scheduledActionsReadBackAsTheyWere(ExportFormat format) throws IOException {
        String file = written("group.yaml", "schedule", format);
        String all = "{scheduledActions: {file: " + file + "}}";
        assertThat(again(ExportCases.GROUP, "schedule", all)).isEqualTo(policies("group.yaml", "schedule"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ExportFormat.class,
            names = {"AWSCLI", "CLOUDFORMATION"})
    void everythingOfAScalableTargetReadsBackAsItWas(ExportFormat format) throws IOException {
        String file = written("target.yaml", "all", format);
        String all = ("{policies: [{file: %1$s, name: cpu}, {file: %1$s, name: own}, {file: %1$s, name: burst}],"
                        + " scheduledActions: {file: %1$s}}")
                .formatted(file);
        assertThat(again(ExportCases.TARGET, "all", all)).isEqualTo(policies("target.yaml", "all"));
    }

    @Test
    void actionsOfAScalableTargetAreItsOwnCommandsAndResources() {
        assertThat(export("target.yaml", "all", ExportFormat.AWSCLI).text().replaceAll("(?m)^#.*$", ""))
                .contains("aws application-autoscaling register-scalable-target")
                .contains("aws application-autoscaling put-scheduled-action")
                .contains("\"ResourceId\" : \"service/shop/web\"")
                .doesNotContain("autoscaling put-scheduled-update-group-action")
                .doesNotContain("desiredCount");
        assertThat(export("target.yaml", "all", ExportFormat.CLOUDFORMATION).text())
                .contains("Type: AWS::ApplicationAutoScaling::ScalableTarget")
                .contains("ScheduledActions:")
                .contains("ScalingTargetId: !Ref ServiceShopWebTarget")
                .doesNotContain("AWS::AutoScaling::ScheduledAction");
        assertThat(export("target.yaml", "all", ExportFormat.TERRAFORM).text())
                .contains("resource \"aws_appautoscaling_scheduled_action\" \"daily\"")
                .contains("resource_id = aws_appautoscaling_target.service-shop-web.resource_id")
                .contains("scalable_target_action {");
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void ourOwnWordsAreLeftOutAndNamed(ExportFormat format) {
        var exported = export("group.yaml", "pair", format);
        assertThat(exported.text()).contains("# pair: history is left out, since it is Dryscale's own word");
        assertThat(exported.text().replaceAll("(?m)^#.*$", "")).doesNotContain("history");
    }

    /** Terraform's provider would send the 0 that an absent size is to it. */
    @Test
    void aSizeThatAnActionLeavesAloneIsMinusOneInTerraform() {
        String once = export("group.yaml", "schedule", ExportFormat.TERRAFORM).text();
        assertThat(once.substring(once.indexOf("\"once\"")))
                .contains("min_size = -1")
                .contains("max_size = -1")
                .contains("desired_capacity = 3")
                .contains("start_time = \"2026-03-02T00:30:00Z\"");
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void aGroupsPoolHooksProcessesAndMaintenanceAreExported(ExportFormat format) {
        String text = export("full.json", null, format).text();
        var words = switch (format) {
            case AWSCLI ->
                List.of(
                        "aws autoscaling put-warm-pool",
                        "\"MaxGroupPreparedCapacity\" : 10",
                        "aws autoscaling suspend-processes",
                        "\"LifecycleHookName\" : \"drain\"",
                        "\"MinHealthyPercentage\" : 90");
            case CLOUDFORMATION ->
                List.of(
                        "Type: AWS::AutoScaling::WarmPool",
                        "InstanceReusePolicy: {ReuseOnScaleIn: true}",
                        "AutoScalingGroupName: !Ref FullGroup",
                        "LifecycleHookName: drain",
                        "MinHealthyPercentage: 90",
                        "# SuspendedProcesses is left out, since CloudFormation has no property for it: run aws"
                                + " autoscaling suspend-processes --auto-scaling-group-name full"
                                + " --scaling-processes AZRebalance");
            case TERRAFORM ->
                List.of(
                        "warm_pool {",
                        "reuse_on_scale_in = true",
                        "suspended_processes = [\"AZRebalance\"]",
                        "initial_lifecycle_hook {",
                        "name = \"join\"",
                        "min_healthy_percentage = 90");
        };
        assertThat(text).contains(words).doesNotContain("PendingDelete").doesNotContain("GlobalTimeout");
        assertThat(text)
                .as("one name of the launch template; AWS refuses both")
                .contains("lt-0a1b2c3d4e5f67890")
                .doesNotContain("\"web\"");
        assertThat(text)
                .contains("# full: PlacementGroup, Tags is left out, since scaling does not depend on it")
                .doesNotContain("CANARY");
    }

    @ParameterizedTest
    @CsvSource({
        "AWSCLI, full, full",
        "AWSCLI, mixed, mixed",
        "CLOUDFORMATION, full, FullGroup",
        "CLOUDFORMATION, mixed, MixedGroup",
    })
    void aGroupReadsBackAsItWas(ExportFormat format, String name, String address) throws IOException {
        String extension = format == ExportFormat.AWSCLI ? "full.sh" : "full.t.yaml";
        Files.writeString(
                folder.resolve(extension), export("full.json", null, format).text());
        String beside = ", AvailabilityZones: [us-east-1a, us-east-1b]"
                + (name.equals("full") ? ", WarmPool: {ready: 5s}" : "");
        boolean told = name.equals("full") && format == ExportFormat.CLOUDFORMATION;
        String suspended = told ? ", SuspendedProcesses: [AZRebalance]" : "";
        var before = fleet("{file: full.json, address: " + name + beside + "}");
        var after = fleet("{file: " + extension + ", address: " + address + beside + suspended + "}");
        assertThat(after.group()).isEqualTo(before.group());
        assertThat(after.features()).isEqualTo(before.features());
        assertThat(after.features())
                .hasAtLeastOneElementOfType(name.equals("full") ? WarmPool.class : MixedInstances.class);
    }

    private FleetModel fleet(String group) throws IOException {
        String scenario =
                ExportCases.GROUP.replace(GROUP, "group: " + group).replace("name: shop", "name: shop\nhealth: {}");
        Files.writeString(folder.resolve("fleet.yaml"), scenario);
        return ScenarioReader.read(folder.resolve("fleet.yaml"), ScenarioOptions.DEFAULTS)
                .scenario()
                .fleet();
    }

    @Test
    void aTypeOfOursIsRefused() throws IOException {
        Files.writeString(
                folder.resolve("ours.yaml"),
                ExportCases.GROUP.substring(0, ExportCases.GROUP.indexOf("policies:"))
                        + "policies: {p: {PolicyType: FixedSchedule, Schedule: [{at: 0s, DesiredCapacity: 1}]}}\n");
        assertThatThrownBy(() -> export("ours.yaml", "p", ExportFormat.AWSCLI))
                .hasMessageContaining("has PolicyType FixedSchedule, which AWS does not have");
    }

    @Test
    void anActionWithoutItsTargetIsToldWhereATemplateCannotHoldIt() throws IOException {
        Files.writeString(folder.resolve("action.json"), """
                {"ServiceNamespace": "ecs", "ResourceId": "service/a/b", "ScalableDimension": "ecs:service:DesiredCount",
                 "ScheduledActionName": "alone", "Schedule": "rate(1 hour)", "ScalableTargetAction": {"MinCapacity": 1}}
                """);
        assertThat(export("action.json", null, ExportFormat.CLOUDFORMATION).text())
                .contains("# scheduled action alone is left out: CloudFormation writes it inside its scalable target");
    }
}

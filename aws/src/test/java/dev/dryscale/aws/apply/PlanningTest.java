package dev.dryscale.aws.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dryscale.aws.fake.FakeAws;
import dev.dryscale.aws.live.Refusal;
import dev.dryscale.aws.plan.ChangePlan;
import dev.dryscale.aws.plan.Commands;
import dev.dryscale.aws.plan.GuardResult;
import dev.dryscale.aws.plan.PlanOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From evidence and a group to a plan, and why there is none. */
final class PlanningTest {

    @TempDir
    private Path folder;

    private Scene scene;

    @BeforeEach
    void scene() {
        scene = new Scene(folder);
    }

    @Test
    void plansAnUpdateInPlaceAndNothingElse() {
        var plan = scene.plan();

        assertThat(plan.policy()).isEqualTo(FakeAws.POLICY);
        assertThat(plan.was().at("/TargetTrackingConfiguration/TargetValue").asDouble())
                .isEqualTo(50.0);
        assertThat(plan.will().at("/TargetTrackingConfiguration/TargetValue").asDouble())
                .isEqualTo(60.0);
        assertThat(plan.will()
                        .deepCopy()
                        .without("TargetTrackingConfiguration")
                        .equals(plan.was().deepCopy().without("TargetTrackingConfiguration")))
                .isTrue();
        assertThat(plan.expires()).isEqualTo("2026-03-10T12:30:00Z");
        assertThat(plan.evidence().traces()).hasSize(3);
        assertThat(plan.prediction())
                .containsExactly("  cost 2.500 -> 2.500 (2.400 to 2.600) $; the difference is "
                        + "-0.2000 (-0.3000 to -0.1000)");
        assertThat(plan.commands().get(0))
                .startsWith("aws autoscaling put-scaling-policy --region us-east-1 --cli-input-json '{")
                .contains("60.0");
        assertThat(plan.commands().get(1)).contains("50.0");
        assertThat(plan.byHand()).isEmpty();
        assertThat(plan.changes()).isTrue();
        assertThat(plan.guards()).allMatch(GuardResult::held);
        assertThat(scene.aws.writes).isEmpty();
        assertThat(scene.aws.permissions).noneMatch(call -> call.contains("Put"));
    }

    @Test
    void theFileIsThePlan() throws IOException {
        var plan = scene.plan();
        var file = Files.writeString(folder.resolve("plan.json"), plan.file());

        assertThat(ChangePlan.read(file, "plan.json")).isEqualTo(plan);
    }

    @Test
    void whatAlreadyIsSoIsNoChange() {
        scene.aws.policies.put(FakeAws.POLICY, scene.aws.policy(FakeAws.POLICY, 50.0));

        assertThat(scene.plan(scene.evidence(50.0, "2026-03-08T12:00:00Z", 3)).changes())
                .isFalse();
    }

    /** Refused, unless a word of the command line overrules it. */
    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        "another group's evidence",
                        change("\"shop\",\"MinSize\"", "\"other\",\"MinSize\""),
                        "of group other"),
                Arguments.of("other sizes", change("\"MaxSize\":12", "\"MaxSize\":9"), "MaxSize 9"),
                Arguments.of(
                        "another warm-up",
                        change("\"DefaultInstanceWarmup\":120", "\"DefaultInstanceWarmup\":9"),
                        "has 120"),
                Arguments.of("another profile", change("aws-2026", "truth-docs"), "profile truth-docs"),
                Arguments.of(
                        "another current policy",
                        live(s -> s.aws.policies.put("cpu", s.aws.policy("cpu", 45))),
                        "not what the live policy"),
                Arguments.of("old recordings", change("2026-03-08", "2026-01-08"), "more than 14 days ago"),
                Arguments.of("no policy of that metric", live(s -> s.aws.policies.clear()), "never made"),
                Arguments.of(
                        "a member that cannot be put back",
                        live(s -> s.aws.standing().put("Cooldown", 300)),
                        "could not be put back"),
                Arguments.of("another policy", live(s -> s.aws.policies.put("net", other(s))), "--allow-multi"),
                Arguments.of(
                        "a stack's group",
                        live(s -> s.aws.tag("aws:cloudformation:stack-name", "web")),
                        "--i-own-this"),
                Arguments.of("Terraform's group", live(s -> s.aws.tag("ManagedBy", "Terraform")), "--i-own-this"),
                Arguments.of(
                        "a verdict for nobody",
                        change("\"winner\":\"calm\"", "\"winner\":null"),
                        "--i-accept-weak-evidence"),
                Arguments.of(
                        "one recording",
                        change(",\"trace1.csv.gz\":\"01\",\"trace2.csv.gz\":\"02\"", ""),
                        "--i-accept-weak-evidence"),
                Arguments.of(
                        "a group without a name",
                        change("\"shop\",\"MinSize\"", "\"\",\"MinSize\""),
                        "AutoScalingGroupName"),
                Arguments.of("no group", live(s -> s.aws.group.put("AutoScalingGroupName", "x")), "no group shop"));
    }

    private static Consumer<Scene> live(Consumer<Scene> script) {
        return script;
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode other(Scene scene) {
        var policy = scene.aws.policy("net", 1_000_000);
        policy.withObject("/TargetTrackingConfiguration/PredefinedMetricSpecification")
                .put("PredefinedMetricType", "ASGAverageNetworkIn");
        return policy;
    }

    private static Consumer<Scene> change(String text, String by) {
        return scene -> scene.edits.add(new String[] {text, by});
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refusesWithItsReason(String name, Consumer<Scene> script, String reason) {
        script.accept(scene);

        assertThatThrownBy(() -> scene.plan())
                .as(name)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(reason);
    }

    @Test
    void everyReasonIsSaidAtOnce() {
        scene.aws.standing().put("Cooldown", 300);
        scene.aws.tag("ManagedBy", "terraform");

        assertThatThrownBy(() -> scene.plan(scene.evidence(90.0, "2026-01-01T00:00:00Z", 1)))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.reasons()).hasSize(5));
    }

    @Test
    void aLargeStepNeedsAWordAndKeepsIt() {
        var evidence = scene.evidence(71.0, "2026-03-08T12:00:00Z", 3);
        assertThatThrownBy(() -> scene.plan(evidence)).hasMessageContaining("--allow-large");

        scene.waivers.add(PlanOptions.ALLOW_LARGE);
        var plan = scene.plan(evidence);

        assertThat(plan.waivers()).containsExactly("--allow-large");
        assertThat(scene.apply(plan).kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(scene.aws.target()).isEqualTo(71.0);
    }

    /** 62.5 is 25 % above 50; anything more is not. */
    @Test
    void aQuarterIsTheLargestStep() {
        assertThat(scene.plan(scene.evidence(62.5, "2026-03-08T12:00:00Z", 3)).changes())
                .isTrue();
        assertThatThrownBy(() -> scene.plan(scene.evidence(62.6, "2026-03-08T12:00:00Z", 3)))
                .hasMessageContaining("--allow-large");
    }

    @Test
    void whatIsNotOursToApplyIsPrinted() {
        scene.edits.add(new String[] {
            "{\"name\":\"calm\",\"profile\":\"aws-2026\",\"group\":{\"AutoScalingGroupName\":\"shop\",\"MinSize\":2",
            "{\"name\":\"calm\",\"profile\":\"aws-2026\",\"group\":{\"AutoScalingGroupName\":\"shop\",\"MinSize\":3"
        });

        var plan = scene.plan();

        assertThat(plan.byHand())
                .containsExactly("aws autoscaling update-auto-scaling-group --region us-east-1"
                        + " --auto-scaling-group-name shop --min-size 3");
        assertThat(plan.prediction())
                .contains("with the policy alone:")
                .anyMatch(line -> line.contains("not simulated"));
        assertThat(plan.will().has("MinSize")).isFalse();
    }

    @Test
    void saysTheChangeForPeopleWhoOwnTheGroupByTemplate() {
        var plan = scene.plan();

        assertThat(Commands.via("terraform", plan))
                .containsExactly(
                        "in the aws_autoscaling_policy of cpu:",
                        "  target_tracking_configuration { target_value = 60.0 }");
        assertThat(Commands.via("cloudformation", plan))
                .containsExactly(
                        "in the Properties of the AWS::AutoScaling::ScalingPolicy of cpu:",
                        "  TargetTrackingConfiguration: {TargetValue: 60.0}");
    }
}

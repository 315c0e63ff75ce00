package dev.dryscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GateCommandTest {

    @TempDir
    Path folder;

    private Console.Result gate(String... args) {
        var all = new String[args.length + 2];
        all[0] = "gate";
        all[1] = "tiny.yaml";
        System.arraycopy(args, 0, all, 2, args.length);
        return Console.in(folder).execute(all);
    }

    @Test
    void aGateThatIsKeptIsExitZeroAndOneThatIsMissedIsExitThree() throws IOException {
        Fixtures.scenario(folder);

        var kept = gate("--policy", "cool", "--threshold", "p99<60s");
        assertThat(kept.code()).isZero();
        assertThat(kept.out()).startsWith("every gate held (1)\nPASS  cool: p99<60s (now ");

        var missed = gate("--policy", "cool", "--threshold", "p99<1ms", "--threshold", "errors<=100%");
        assertThat(missed.code()).isEqualTo(3);
        assertThat(missed.out())
                .startsWith("1 of 2 gates missed\nFAIL  cool: p99<1ms (now ")
                .contains("PASS  cool: errors");
        assertThat(missed.out()).contains("reproduce: dryscale gate tiny.yaml --policy cool --threshold 'p99<1ms'");
    }

    /** The same policy before and after costs the same in every replication, so nothing is uncertain about the difference. */
    @Test
    void thePolicyBeforeTheChangeIsTheBaselineOfTheOneAfter() throws IOException {
        Fixtures.scenario(folder);
        Files.writeString(folder.resolve("before.json"), Fixtures.PASTED_POLICY.replace("80.0", "30.0"));
        Files.writeString(folder.resolve("after.json"), Fixtures.PASTED_POLICY.replace("80.0", "30.0"));

        var same = gate("--before", "before.json", "--after", "after.json", "--threshold", "cost<=1.0*baseline");
        assertThat(same.code()).isZero();
        assertThat(same.out()).contains("PASS  after: cost<=1.0*baseline (was $");

        Files.writeString(folder.resolve("after.json"), Fixtures.PASTED_POLICY.replace("80.0", "3.0"));
        var dearer = gate("--before", "before.json", "--after", "after.json", "--threshold", "cost<=1.0*baseline");
        assertThat(dearer.code()).isEqualTo(3);
    }

    @Test
    void aStoredBaselineIsHeldAgainstLaterRunsAndSaysWhenItIsOfSomethingElse() throws IOException {
        Fixtures.scenario(folder);

        assertThat(gate("--write-baseline", "base.json").code()).isZero();
        var again = gate("--baseline", "base.json");
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("cool: cost <= 1.05 * baseline (was $", "hot: p99 <= 1.1 * baseline");

        var text = Files.readString(folder.resolve("base.json"));
        Files.writeString(
                folder.resolve("base.json"),
                text.replace("\"scenario\" : \"tiny\"", "\"scenario\" : \"x\"")
                        .replace("\"scenario\": \"tiny\"", "\"scenario\": \"x\""));
        var foreign = gate("--baseline", "base.json");
        assertThat(foreign.code()).isEqualTo(1);
        assertThat(foreign.err())
                .contains("is of scenario x, not of tiny")
                .contains("dryscale gate tiny.yaml --write-baseline base.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--threshold | p99<300 | --threshold p99<300: ",
                "--threshold | time_over_slo<60s | needs slo:",
                "--threshold | regret<10% | needs slo:",
                "--policy | warm | unknown policy warm",
                "--before | x.json | --before and --after go together",
                "--indifference | 1 | --indifference must be a percentage",
                "--replications | 1 | --replications must be from 2 to 10000",
                "--when-close | maybe | must be one of pass, fail"
            })
    void aWrongCommandLineIsExitTwo(String option, String value, String message) throws IOException {
        Fixtures.scenario(folder);
        var result = gate(option, value);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(message).doesNotContain("\tat ");
    }

    @Test
    void aTerraformPlanIsJudgedByItsOwnBeforeAndAfter() throws IOException {
        Fixtures.scenario(folder);
        String values = "{\"name\":\"t\",\"policy_type\":\"TargetTrackingScaling\",\"target_tracking_configuration\":[{"
                + "\"predefined_metric_specification\":[{\"predefined_metric_type\":\"ASGAverageCPUUtilization\"}],"
                + "\"target_value\":%d}]}";
        Files.writeString(
                folder.resolve("plan.json"),
                "{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.4\",\"resource_changes\":[{\"address\":"
                        + "\"aws_autoscaling_policy.t\",\"mode\":\"managed\",\"type\":\"aws_autoscaling_policy\","
                        + "\"change\":{\"actions\":[\"update\"],\"before\":" + values.formatted(60) + ",\"after\":"
                        + values.formatted(3) + ",\"after_unknown\":{}}}]}");

        var dearer = gate("--terraform", "plan.json", "--threshold", "cost<=1.0*baseline");
        assertThat(dearer.code()).isEqualTo(3);
        assertThat(dearer.out())
                .contains("FAIL  after: cost<=1.0*baseline (was $")
                .contains("--terraform plan.json");

        var unknown =
                gate("--terraform", "plan.json", "--address", "aws_autoscaling_policy.u", "--threshold", "p99<9s");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("aws_autoscaling_policy.t");
    }

    /** What a pull request can change is the scenario; what may be read and run is for the command line alone to say. */
    @Test
    void aStrangersScenarioReadsNothingOutsideItsFolderAndLoadsNoPlugin() throws IOException {
        var scaling = Files.createDirectories(folder.resolve("scaling"));
        Files.writeString(folder.resolve("secret.json"), Fixtures.PASTED_POLICY.replace("80.0", "12.5"));
        Files.createSymbolicLink(scaling.resolve("link.json"), folder.resolve("secret.json"));
        var text = Files.readString(Fixtures.scenario(scaling, "p99 < 60s"));
        for (var name : new String[] {
            "../secret.json", "link.json", folder.resolve("secret.json").toString()
        }) {
            Files.writeString(scaling.resolve("tiny.yaml"), text.replaceFirst("hot: .*", "hot: {file: " + name + "}"));
            var refused = Console.in(folder).execute("gate", "scaling/tiny.yaml");
            assertThat(refused.code()).as(name).isEqualTo(ExitCode.FAILED);
            assertThat(refused.err())
                    .contains("must lie inside the scenario's folder; allow others with --allow-path DIR")
                    .doesNotContain("12.5");
        }
        Files.writeString(scaling.resolve("tiny.yaml"), text + "plugins: .\nallowPath: /\n");
        var plugins = Console.in(folder).execute("gate", "scaling/tiny.yaml");
        assertThat(plugins.code()).isEqualTo(ExitCode.FAILED);
        assertThat(plugins.err()).contains("plugins is not known here", "allowPath is not known here");
    }

    @Test
    void withoutAnyGateThereIsNothingToJudge() throws IOException {
        Fixtures.scenario(folder);

        var result = gate();
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("has no gates");
    }

    @Test
    void everyFormatIsWritten() throws IOException {
        Fixtures.scenario(folder, "p99 < 1ms");

        assertThat(gate("-o", "junit").out()).contains("<testsuite", "failures=\"2\"", "<failure message=");
        assertThat(gate("-o", "markdown").out()).contains("| policy | gate | was | now | change |");
        assertThat(gate("-o", "github").out()).startsWith("::error title=tiny%3A hot::FAIL: p99 < 1ms");
        assertThat(gate("-o", "json").out()).contains("\"status\": \"missed\"");
    }
}

package dev.dryscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RobustnessCommandTest {

    @TempDir
    Path folder;

    private Console.Result robustness(String... args) {
        var all = new String[args.length + 2];
        all[0] = "robustness";
        all[1] = "tiny.yaml";
        System.arraycopy(args, 0, all, 2, args.length);
        return Console.in(folder).execute(all);
    }

    private JsonNode json(String text) throws IOException {
        return JsonMapper.builder().build().readTree(text);
    }

    /** Requests of four times the size are four times the work of three instances, which cannot be enough for it. */
    @Test
    void theFirstLineIsTheVerdictAndTheMapShowsWhereGatesBreak() throws IOException {
        Fixtures.scenario(folder, "p99 < 10s");

        var result = robustness("--only", "requestSize,boot");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.outLines().get(0)).contains("worse worlds: hot ", "cool ");
        assertThat(result.out())
                .containsPattern("\nas it is +ok -")
                .containsPattern("\nrequest size x4 +MISS > \\+999 % p99");
        assertThat(result.out()).contains("\nMISS  request size x4, cool: p99 < 10s: ");
        for (var name : new String[] {"robustness.html", "heatmap.svg", "robustness.csv", "robustness.json"}) {
            assertThat(folder.resolve("dryscale-out/tiny-robustness").resolve(name))
                    .exists();
        }
        assertThat(Files.readString(folder.resolve("dryscale-out/tiny-robustness/robustness.html")))
                .contains("<th scope=\"col\">cool</th>", "request size x4");
    }

    /** The world as it is is the one that compare simulates; threads have no say in it. */
    @Test
    void asItIsIsWhatCompareSays() throws IOException {
        Fixtures.scenario(folder, "p99 < 10s");

        var robustness = robustness("-o", "json", "--threads", "3");
        var one = robustness("-o", "json", "--threads", "1");
        var compare = Console.in(folder).execute("compare", "tiny.yaml", "-o", "json", "--no-report");

        assertThat(one.out()).isEqualTo(robustness.out());
        var world = json(robustness.out()).get("worlds").get(0);
        assertThat(world.get("perturbation").asText()).isEmpty();
        for (int c = 0; c < 2; c++) {
            var candidate = json(compare.out()).get("candidates").get(c);
            var p99 = candidate.get("estimates").get("p99").get("value").asDouble();
            var gate = world.get("policies")
                    .get(candidate.get("name").asText())
                    .get("gates")
                    .get(0);
            assertThat(gate.get("value").asDouble()).isCloseTo(p99, within(1e-12));
        }
        assertThat(json(robustness.out()).get("skipped").toString()).contains("zoneLoss");
        assertThat(json(robustness.out()).get("worlds").size()).isEqualTo(1 + 3 + 2 + 2 + 2 + 2 + 2 + 2 + 1);
    }

    @Test
    void aGateThatIsMissedAsItIsIsExitThree() throws IOException {
        Fixtures.scenario(folder, "p99 < 1ms");

        var result = robustness("--only", "boot", "-o", "csv");

        assertThat(result.code()).isEqualTo(ExitCode.GATE_MISSED);
        assertThat(result.outLines().get(0)).startsWith("perturbation,level,policy,gate,");
        assertThat(result.outLines()).hasSize(1 + 4 * 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--only | boots | unknown perturbation boots; did you mean boot?",
                "--threshold | p99<300 | --threshold p99<300: ",
                "--replications | 0 | --replications must be from 1 to 10000",
                "--policy | warm | unknown policy warm",
                "--only | boot | has no gates"
            })
    void aWrongCommandLineIsExitTwo(String option, String value, String message) throws IOException {
        Fixtures.scenario(folder);

        var result = robustness(option, value);

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains(message);
    }
}

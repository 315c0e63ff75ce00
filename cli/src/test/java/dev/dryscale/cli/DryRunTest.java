package dev.dryscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code run} and {@code compare}. */
final class DryRunTest {

    @TempDir
    private Path folder;

    private Console.Result dryscale(String... args) {
        return Console.in(folder).execute(args);
    }

    @Test
    void compareSaysItsVerdictFirstThenShowsWasNowAndChange() throws IOException {
        Fixtures.scenario(folder);
        var result = dryscale("compare", "tiny.yaml", "--no-report");

        assertThat(result.code()).isZero();
        assertThat(result.outLines().get(0)).containsPattern("hot|cool").containsPattern("\\[.*,.*\\]|no winner");
        assertThat(result.out()).contains("was: hot").contains("now: cool").contains("change");
        assertThat(result.out()).contains("interval over simulated randomness only; 3 replications");
        assertThat(result.err()).contains("data: ").contains("result.json");
    }

    @Test
    void withoutReplicationsNobodyWins() throws IOException {
        Fixtures.scenario(folder);
        var result = dryscale("compare", "tiny.yaml", "--replications", "1", "--no-report", "-o", "json");

        assertThat(result.code()).isZero();
        var json = new ObjectMapper().readTree(result.out());
        assertThat(json.path("verdict").path("winner").isNull()).isTrue();
    }

    @Test
    void oneReplicationSaysThatThereIsNoInterval() throws IOException {
        Fixtures.scenario(folder);
        var result = dryscale("run", "tiny.yaml", "--no-report");

        assertThat(result.outLines()).contains("no interval: one replication; lower is better in every row");
        assertThat(result.out()).doesNotContain("[low, high]");
    }

    @Test
    void jsonIsTheOnlyThingOnStdoutAndTheSameAsTheFile() throws IOException {
        Fixtures.scenario(folder);
        var result = dryscale("compare", "tiny.yaml", "-o", "json", "--no-report", "--out", "r");

        assertThat(result.code()).isZero();
        var json = new ObjectMapper().readTree(result.out());
        assertThat(json.path("format_version").asInt()).isEqualTo(1);
        assertThat(json.path("scenario").asText()).isEqualTo("tiny");
        assertThat(Files.readString(folder.resolve("r/result.json"))).isEqualTo(result.out());
    }

    @Test
    void withoutPricesNothingCostsNought() throws IOException {
        var scenario = Fixtures.scenario(folder);
        Files.writeString(scenario, Files.readString(scenario).replace("prices: {region: us-east-1}\n", ""));
        var alone = Console.in(folder).execute("run", "tiny.yaml", "--no-report");
        assertThat(alone.code()).as(alone.err()).isZero();
        assertThat(alone.out())
                .startsWith("hot: not priced, p99 ")
                .contains("not priced: the scenario states no prices")
                .doesNotContain("$");
        var both = Console.in(folder).execute("compare", "tiny.yaml", "--no-report");
        assertThat(both.out()).startsWith("no winner yet: no prices are stated").doesNotContain("$");
    }

    @Test
    void runTakesTheFirstPolicyAndSaysSo() throws IOException {
        Fixtures.scenario(folder);
        var result = dryscale("run", "tiny.yaml", "--no-report");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("hot").doesNotContain("cool");
        assertThat(result.err()).contains("running hot, the first of 2 policies");
    }

    @Test
    void runTakesTheNamedPolicy() throws IOException {
        Fixtures.scenario(folder);
        var result = dryscale("run", "tiny.yaml", "--policy", "cool", "--no-report");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("cool").doesNotContain("hot");
    }

    @Test
    void aMissedGateIsExitCodeThreeAndTheReportIsThere() throws IOException {
        Fixtures.scenario(folder, "p50 < 1ms");
        var result = dryscale("run", "tiny.yaml", "--no-report");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).contains("FAIL").contains("p50 < 1ms");
        assertThat(folder.resolve("dryscale-out/tiny/result.json")).exists();
    }

    @Test
    void aGateThatHoldsIsExitCodeZero() throws IOException {
        Fixtures.scenario(folder, "p50 < 10s");

        assertThat(dryscale("run", "tiny.yaml", "--no-report").code()).isZero();
    }

    @Test
    void aPlaceThatCannotBeWrittenIsExitCodeOneBeforeAnythingIsSimulated() throws IOException {
        Fixtures.scenario(folder);
        Files.writeString(folder.resolve("taken"), "mine");
        var result = dryscale("run", "tiny.yaml", "--out", "taken");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("taken: must be a folder, was a file");
        assertThat(Files.readString(folder.resolve("taken"))).isEqualTo("mine");
    }

    @Test
    void aFolderOfSomebodyElseIsNotOverwritten() throws IOException {
        Fixtures.scenario(folder);
        Files.createDirectory(folder.resolve("thesis"));
        Files.writeString(folder.resolve("thesis/chapter1.tex"), "years of work");
        var result = dryscale("run", "tiny.yaml", "--no-report", "--out", "thesis");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("thesis").doesNotContain("Exception");
        assertThat(folder.resolve("thesis")).isDirectoryNotContaining("glob:**result.json");
    }

    @Test
    void wrongOptionsAreUsageErrorsWithTheNearestName() throws IOException {
        Fixtures.scenario(folder);

        assertUsage("unknown policy hto; did you mean hot?", "run", "tiny.yaml", "--policy", "hto");
        assertUsage(
                "unknown knob tt.lowFator; did you mean tt.lowFactor?", "run", "tiny.yaml", "--knob", "tt.lowFator=x");
        assertUsage(
                "must be one of table, json, csv, markdown, was jsn; did you mean json?",
                "run",
                "tiny.yaml",
                "-o",
                "jsn");
        assertUsage(
                "must be one of requests, fluid, load, auto, was vapour", "run", "tiny.yaml", "--fidelity", "vapour");
        assertUsage("--replications must be from 1 to 10000, was 0", "run", "tiny.yaml", "--replications", "0");
        assertUsage("--threads must be from 1 to 1024, was -1", "run", "tiny.yaml", "--threads", "-1");
        assertUsage("--seed must be from 0", "run", "tiny.yaml", "--seed", "-5");
        assertUsage(
                "unknown option --replication; did you mean --replications?", "run", "tiny.yaml", "--replication", "2");
        assertUsage("run takes one --policy", "run", "tiny.yaml", "--policy", "hot,cool");
        assertUsage("SCENARIO", "run");
    }

    private void assertUsage(String said, String... args) {
        var result = dryscale(args);

        assertThat(result.err()).contains(said).contains("try: dryscale run --help");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void aKnobsWrongValueNamesTheRightOnes() throws IOException {
        Fixtures.scenario(folder);
        var result = dryscale("run", "tiny.yaml", "--knob", "tt.lowFactor=much");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("tt.lowFactor cannot be 'much'").contains("byCapacity");
    }

    @Test
    void aKnobIsPrintedInTheResult() throws IOException {
        Fixtures.scenario(folder);
        var result = dryscale(
                "run",
                "tiny.yaml",
                "--no-report",
                "-o",
                "json",
                "--knob",
                "publicationLag.ec2Basic=7",
                "--replications",
                "1");

        assertThat(result.code()).isZero();
        assertThat(result.out()).containsPattern(Pattern.compile("\"publicationLag.ec2Basic\": \"7\""));
    }

    @Test
    void aMissingScenarioNamesTheNearestOfTheLibrary() {
        var result = dryscale("compare", "seed-blgo");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("seed-blgo").contains("did you mean seed-blog?");
    }

    @Test
    void aPathIntoTheSourceTreesLibraryMeansTheLibraryInTheJar() {
        var terminal = new Terminal(System.out, System.err, java.util.Map.of(), folder, false, false);

        assertThat(ScenarioArgument.locate(Path.of("scenarios/library/seed-blog.yaml"), terminal))
                .isEqualTo(Path.of("seed-blog"));
        assertThat(ScenarioArgument.locate(Path.of("seed-blog"), terminal)).isEqualTo(Path.of("seed-blog"));
        assertThat(ScenarioArgument.locate(Path.of("mine/seed-blog.yaml"), terminal))
                .isEqualTo(folder.resolve("mine/seed-blog.yaml"));
    }

    @Test
    void aBarePolicyRunsInADefaultScenarioWithEachWarningOnce() throws IOException {
        Fixtures.policy(folder);
        var result = dryscale("run", "scaling_policy.json", "--no-report");

        assertThat(result.code()).isZero();
        assertThat(result.errLines().stream().filter(line -> line.contains("ScaleInCooldown is no member")))
                .hasSize(1);
        assertThat(result.out()).doesNotContain("ScaleInCooldown");
    }

    @Test
    void recordedTrafficReplacesTheScenariosOwn() throws IOException {
        Files.writeString(
                folder.resolve("tiny.yaml"),
                Files.readString(Fixtures.scenario(folder))
                        .replace(
                                "{synthetic: {kind: ramp, from: 2/s, to: 20/s, start: 0s, end: 30m}}",
                                "{replay: other.log}")
                        .replace("duration: 40m\n", ""));
        Fixtures.log(folder);
        var result = dryscale("run", "tiny.yaml", "--traffic", "access.log", "--no-report", "-o", "json");

        assertThat(result.code()).as(result.err()).isZero();
        var json = new ObjectMapper().readTree(result.out());
        assertThat(json.path("traffic").asText()).contains("1,200");
        assertThat(json.path("reproduce").asText())
                .startsWith("dryscale run tiny.yaml --traffic access.log --seed 1 --replications 1");
    }

    @Test
    void theReproduceLineGivesTheSameBytes() throws IOException {
        Fixtures.scenario(folder);
        var first = dryscale("compare", "tiny.yaml", "--seed", "7", "--replications", "2", "-o", "json", "--no-report");
        var line = new ObjectMapper().readTree(first.out()).path("reproduce").asText();
        assertThat(line).isEqualTo("dryscale compare tiny.yaml --seed 7 --replications 2");
        var words = (line.substring("dryscale ".length()) + " -o json --no-report --threads 1").split(" ", -1);

        assertThat(dryscale(words).out()).isEqualTo(first.out());
    }

    @Test
    void wordsThatAShellWouldReadOtherwiseAreQuoted() {
        assertThat(ReproduceLine.quoted("a/b-c.yaml")).isEqualTo("a/b-c.yaml");
        assertThat(ReproduceLine.quoted("my file")).isEqualTo("'my file'");
        assertThat(ReproduceLine.quoted("it's")).isEqualTo("'it'\\''s'");
        assertThat(ReproduceLine.quoted("")).isEqualTo("''");
    }

    @Test
    void theFullReportHasItsPageAndItsCharts() throws IOException {
        Fixtures.scenario(folder);
        var result = dryscale("compare", "tiny.yaml", "--replications", "1");

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("report: ").contains("report.html");
        assertThat(folder.resolve("dryscale-out/tiny/report.html")).exists();
        assertThat(folder.resolve("dryscale-out/tiny")).isDirectoryContaining("glob:**.svg");
    }
}

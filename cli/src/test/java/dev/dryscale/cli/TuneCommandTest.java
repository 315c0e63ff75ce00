package dev.dryscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tune} from outside: what it finds, what it refuses, and that nothing is lost when it is killed. */
final class TuneCommandTest {

    private static final String SPACE = """
            space: 1
            policy: cool
            parameters:
              target: {path: policies.cool.TargetValue, real: {from: 20, to: 90, step: 5}}
              min: {path: group.MinSize, integer: {from: 1, to: 3}}
            """;

    @TempDir
    private Path folder;

    private Console.Result tune(String... args) {
        var all = new ArrayList<>(List.of("tune", "tiny.yaml", "--space", "space.yaml", "--out", "tuned"));
        all.addAll(List.of(args));
        return Console.in(folder).execute(all.toArray(String[]::new));
    }

    private void write(String space) throws IOException {
        Fixtures.scenario(folder);
        Files.writeString(folder.resolve("space.yaml"), space);
    }

    private SortedMap<String, String> contents(String name) throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.walk(folder.resolve(name))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                contents.put(
                        folder.resolve(name).relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    /** 45 points: 15 targets, 3 minima; the dearest minimum and target cannot be the cheapest that keeps a loose gate. */
    @Test
    void theWinnerIsConfirmedOnHeldOutTrafficAndItsPolicyIsReadyForCheckAndExport() throws IOException {
        write(SPACE);

        var result = tune("--subject-to", "p99<60s", "--replications", "4", "--racers", "4");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("What to write", "applicable", "by hand", "On held-out traffic", "The race");
        assertThat(contents("tuned").keySet())
                .contains(
                        "report.html",
                        "report.md",
                        "result.json",
                        "chart-pareto.svg",
                        "tuned-policy.json",
                        "tuned-applicable-policy.json",
                        "held-out/result.json");
        var json = Files.readString(folder.resolve("tuned/result.json"));
        assertThat(json)
                .contains(
                        "\"format\": \"dryscale-tuning\"",
                        "\"evidence\"",
                        "\"profile\": \"aws-2026\"",
                        "\"how\": \"byHand\"");
        assertThat(Console.in(folder)
                        .execute("check", "tuned/tuned-policy.json")
                        .code())
                .isZero();
        var exported =
                Console.in(folder).execute("export", "tuned/tuned-policy.json", "--as", "awscli", "--group", "web");
        assertThat(exported.code()).as(exported.err()).isZero();
    }

    @Test
    void onlyApplicableParametersAreChosenWhereThatIsAsked() throws IOException {
        write(SPACE);

        var result = tune("--subject-to", "p99<60s", "--replications", "3", "--racers", "3", "--applicable-only");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(Files.readString(folder.resolve("tuned/result.json"))).doesNotContain("group.MinSize");
    }

    @Test
    void threadsHaveNoSayInTheResult() throws IOException {
        write(SPACE);
        tune("--replications", "3", "--racers", "3", "--candidates", "24", "--threads", "1", "--subject-to", "p99<60s");
        var one = contents("tuned");
        tune(
                "--replications",
                "3",
                "--racers",
                "3",
                "--candidates",
                "24",
                "--threads",
                "4",
                "--subject-to",
                "p99<60s",
                "--fresh");

        assertThat(contents("tuned")).isEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "real: {from: 20, to: 90} | real: {from: 90, to: 20} | space.yaml:4: parameters.target.real.from must be at most to (20), was 90",
                "policies.cool.TargetValue | policies.cool.TargetValu | is not known here",
                "policies.cool.TargetValue | policies.hot.TargetValue | must be of the policy that is tuned, cool",
                "policies.cool.TargetValue | service.cpuTime | must begin with one of policies, group",
                "group.MinSize | group.MinSizes | did you mean MinSize?",
                "integer: {from: 1, to: 3} | integer: {from: 1, to: 9} | must be at most MaxSize (3), was 9",
                "integer: {from: 1, to: 3} | integer: {from: 1, too: 3} | did you mean to?",
                "policy: cool | policy: cold | did you mean cool?"
            })
    void whatIsWrongWithASpaceIsToldAtItsLine(String right, String wrong, String message) throws IOException {
        write(SPACE.replace(", step: 5", "").replace(right, wrong));

        var result = tune();

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("space.yaml:", message);
        assertThat(folder.resolve("tuned")).doesNotExist();
    }

    @Test
    void anEmptySpaceIsRefused() throws IOException {
        write("space: 1\nparameters: {}\n");

        assertThat(tune().err()).contains("space.yaml:2: parameters must be a mapping with at least one parameter");
    }

    /** The mean CPU time is 100 ms, exponential: its 99th percentile is 100 ms ln(100) = 461 ms. */
    @Test
    void constraintsThatNobodyCanKeepAreRefusedBeforeAnythingIsSimulated() throws IOException {
        write(SPACE);

        var result = tune("--subject-to", "p99<1ms", "--subject-to", "errors<0%");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .containsPattern("no candidate can meet p99<1ms: the bare service time is 4[56][0-9] ms")
                .contains("no candidate can meet errors<0%: no measure is below 0");
        assertThat(tune("--subject-to", "p99<2s", "--subject-to", "p99>3s").err())
                .contains("no candidate can meet both p99<2s and p99>3s");
    }

    private Process start(String out, int replications) throws IOException {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.dryscale.cli.Main", "tune"));
        words.addAll(List.of("tiny.yaml", "--space", "space.yaml", "--threads", "1", "--subject-to", "p99<60s"));
        words.addAll(List.of("--candidates", "24", "--racers", "5", "--out", out));
        words.addAll(List.of("--replications", Integer.toString(replications)));
        return new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(folder.resolve("stderr").toFile())
                .start();
    }

    private long lines(String file) throws IOException {
        var path = folder.resolve(file);
        return Files.exists(path) ? Files.readString(path).lines().count() : 0;
    }

    /** Killed in the screening, in the race, and once more; then to the end. */
    @Test
    void aSearchThatWasKilledGoesOnAndEndsWithTheSameBytes() throws IOException, InterruptedException {
        var kill = Path.of("/bin/kill");
        assumeTrue(Files.isExecutable(kill), "no kill on this system");
        write(SPACE);
        var whole = start("whole", 40);
        assertThat(whole.waitFor(3, TimeUnit.MINUTES)).isTrue();
        long all = lines("whole.checkpoint");

        for (long after : new long[] {5, 15, 29}) {
            assertThat(after).isLessThan(all);
            var process = start("broken", 40);
            try {
                for (int i = 0; i < 6_000 && process.isAlive() && lines("broken.checkpoint") < after; i++) {
                    Thread.sleep(10);
                }
                new ProcessBuilder(kill.toString(), "-KILL", Long.toString(process.pid()))
                        .start()
                        .waitFor();
                assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.exitValue()).isEqualTo(137);
            assertThat(folder.resolve("broken")).doesNotExist();
        }
        var last = start("broken", 40);
        assertThat(last.waitFor(3, TimeUnit.MINUTES)).isTrue();

        assertThat(last.exitValue()).isZero();
        assertThat(Files.readString(folder.resolve("stderr"))).contains("going on with ");
        assertThat(contents("broken")).isEqualTo(contents("whole"));
        assertThat(lines("broken.checkpoint")).isEqualTo(all);
    }

    @Test
    void anInterruptGivesWhatThereIsMarkedAsPartialWithinTwoSeconds() throws IOException, InterruptedException {
        var kill = Path.of("/bin/kill");
        assumeTrue(Files.isExecutable(kill), "no kill on this system");
        write(SPACE);
        var process = start("part", 4000);
        try {
            for (int i = 0; i < 6_000 && process.isAlive() && lines("part.checkpoint") < 30; i++) {
                Thread.sleep(10);
            }
            new ProcessBuilder(kill.toString(), "-TERM", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            long asked = System.nanoTime();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            double seconds = (System.nanoTime() - asked) / 1e9;
            assertThat(seconds)
                    .as("seconds to end on a machine that may be busy")
                    .isLessThan(10);
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(Files.readString(folder.resolve("stdout"))).startsWith("interrupted");
        assertThat(Files.readString(folder.resolve("part/result.json"))).contains("\"complete\": false");
    }

    @Test
    void aDamagedOrForeignCheckpointIsRefusedAndLeftAsItIs() throws IOException {
        write(SPACE);
        tune("--replications", "3", "--racers", "3", "--subject-to", "p99<60s");
        var checkpoint = folder.resolve("tuned.checkpoint");
        var lines = Files.readAllLines(checkpoint);

        var damaged = new ArrayList<>(lines);
        damaged.set(9, lines.get(9).replace("cool", "cold"));
        Files.write(checkpoint, damaged);
        var result = tune("--subject-to", "p99<60s");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("tuned.checkpoint:10: does not match its hash", "--fresh");
        assertThat(Files.readAllLines(checkpoint)).isEqualTo(damaged);

        Files.write(checkpoint, lines);
        Files.writeString(folder.resolve("tiny.yaml"), Files.readString(folder.resolve("tiny.yaml")) + "seed: 2\n");
        assertThat(tune("--subject-to", "p99<60s").err()).contains("tuned.checkpoint:1: is of another search");
        assertThat(Files.readAllLines(checkpoint)).isEqualTo(lines);
        assertThat(tune("--replications", "3", "--racers", "3", "--subject-to", "p99<60s", "--fresh")
                        .code())
                .isZero();
    }
}

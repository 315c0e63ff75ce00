package dev.dryscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check} on the corpus of policies, traces and scenarios that people got wrong, as a stranger runs it. */
final class OwnCorpusTest {

    private static final long SECOND = 1_000_000_000L;

    /** Good as parts of a scenario, which they are not themselves: two lists of steps, two documents of other keys. */
    private static final Set<String> PARTS = Set.of(
            "own/step-adjustments/edge-negzero.json",
            "own/step-adjustments/edge-unsorted.json",
            "own/yaml/norway.yaml",
            "own/yaml/utf8-bom.yaml");

    @TempDir
    private Path folder;

    private Path root = Path.of("");
    private Map<String, String> verdicts = Map.of();

    @BeforeEach
    void read() throws IOException {
        root = Path.of("../../shared/corpora").toAbsolutePath().normalize();
        assumeTrue(Files.isDirectory(root), "skipped: ../shared/corpora is not there");
        verdicts = new LinkedHashMap<>();
        for (var line : Files.readAllLines(root.resolve("MANIFEST.tsv"))) {
            var columns = line.split("\t", -1);
            if (columns[0].matches("own/(target-tracking|step-adjustments|trace-csv|gzip|yaml)/.*")) {
                verdicts.put(columns[0], columns[4]);
            }
        }
        assertThat(verdicts).hasSizeGreaterThan(100);
    }

    @Test
    void inSixtyFourMegabytesNoBadFileIsAcceptedAndNoGoodOneRefused() throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.dryscale.cli.Main",
                "check"));
        words.addAll(verdicts.keySet());
        var process = new ProcessBuilder(words)
                .directory(root.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();

        var told = Files.readString(folder.resolve("err"), StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(told).isEqualTo(1);
        assertThat(told)
                .doesNotContain("Exception")
                .doesNotContain("internal error")
                .doesNotContain("memory");
        var accepted = Files.readAllLines(folder.resolve("out")).stream()
                .map(line -> line.split(": ", 2)[0])
                .collect(Collectors.toSet());
        verdicts.forEach((path, verdict) -> {
            switch (verdict) {
                case "accept", "accept-with-warning" ->
                    assertThat(accepted.contains(path)).as(path).isEqualTo(!PARTS.contains(path));
                case "reject" -> {
                    assertThat(accepted).doesNotContain(path);
                    assertThat(told.lines()).anyMatch(line -> line.startsWith(path + ":"));
                }
                case "reject-with-hint" ->
                    assertThat(told)
                            .contains(path + ":1: warning: ScaleInCooldown")
                            .contains("Application Auto Scaling");
                default -> assertThat(verdict).isEqualTo("either-no-crash");
            }
        });
    }

    /** Of processor time, which does not depend on what else the machine does. */
    @Test
    void noFileTakesASecond() {
        var threads = ManagementFactory.getThreadMXBean();
        Console.in(root).execute("check", "own/yaml/norway.yaml"); // loads the classes
        for (var path : verdicts.keySet()) {
            long before = threads.getCurrentThreadCpuTime();
            Console.in(root).execute("check", path);
            assertThat(threads.getCurrentThreadCpuTime() - before).as(path).isLessThan(SECOND);
        }
    }

    /** What AWS would refuse is only warned of, until somebody asks for AWS's own answer. */
    @Test
    void strictRefusesTheHintedOnes() {
        verdicts.forEach((path, verdict) -> {
            if (verdict.equals("reject-with-hint")) {
                assertThat(Console.in(root).execute("check", "--strict", path).code())
                        .isEqualTo(1);
            }
        });
    }
}

package dev.dryscale.scenario.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every file of the shared corpus gets the verdict that its manifest states, without options. */
final class TraceCorpusTest {

    @TestFactory
    Stream<DynamicTest> followsTheManifest() throws IOException {
        var corpora = SharedFiles.folder("corpora");
        return Files.readAllLines(corpora.resolve("MANIFEST.tsv")).stream()
                .map(line -> line.split("\t", -1))
                .filter(row -> row[0].startsWith("own/trace-csv/") || row[0].startsWith("own/gzip/"))
                .map(row ->
                        DynamicTest.dynamicTest(row[0] + " → " + row[4], () -> check(corpora.resolve(row[0]), row[4])));
    }

    private static void check(Path file, String verdict) {
        var problems = new Problems();
        var series = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(1), () -> Optional.ofNullable(read(file, problems)));
        var errors = problems.all().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
        switch (verdict) {
            case "accept" -> assertThat(errors).isEmpty();
            case "accept-with-warning" -> {
                assertThat(errors).isEmpty();
                assertThat(problems.warnings()).isNotEmpty();
            }
            case "reject" -> {
                assertThat(errors).isNotEmpty();
                assertThat(series).isEmpty();
            }
            default -> assertThat(verdict).isEqualTo("either-no-crash");
        }
        assertThat(problems.all())
                .allSatisfy(problem -> assertThat(problem.rule()).isNotBlank());
    }

    private static @Nullable CountSeries read(Path file, Problems problems) throws IOException {
        var bytes = TraceBytes.of(file, file.getFileName().toString());
        var scanned = TraceScan.of(bytes, ReplayOptions.DEFAULT, new RateBins(), problems);
        return scanned == null ? null : CountGrid.of(List.of(scanned), ReplayOptions.DEFAULT, problems);
    }

    private static CountSeries readable(Path file) throws IOException {
        return Objects.requireNonNull(read(file, new Problems()));
    }

    @Test
    void twoMembersReadLikeOne() throws IOException {
        var folder = SharedFiles.folder("corpora").resolve("own/gzip");
        var one = readable(folder.resolve("ok.csv.gz"));
        var two = readable(folder.resolve("ok-two-members.csv.gz"));
        assertThat(two.counts()).isEqualTo(one.counts());
        assertThat(two.startNanos()).isEqualTo(one.startNanos());
    }

    @Test
    void countsEveryRowOfALongMember() throws IOException {
        // "40,320 good rows" in the manifest's note.
        var file = SharedFiles.folder("corpora").resolve("own/gzip/bomb-valid-rows.csv.gz");
        assertThat(readable(file).rows()).isEqualTo(40_320);
    }
}

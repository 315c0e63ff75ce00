package dev.dryscale.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportFolderTest {

    private static final String CALM = "activities-" + Names.file("calm") + ".json";

    @TempDir
    private Path parent;

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void dataFilesAreInPlaceAndNothingElse() throws IOException {
        var folder = parent.resolve("a/b");
        var written = ReportFolder.write(SampleComparison.day(), folder, ReportOptions.dataOnly());

        assertThat(names(folder))
                .containsExactly(CALM, "activities.json", "decisions.jsonl", "result.json", "timeline.csv");
        assertThat(written).hasSize(5).last().isEqualTo(folder.resolve("result.json"));
    }

    @Test
    void aLaterReportReplacesAnEarlierOne() throws IOException {
        ReportFolder.write(SampleComparison.day(), parent, ReportOptions.dataOnly());
        Files.writeString(parent.resolve("notes.txt"), "mine");
        ReportFolder.write(SampleComparison.single(), parent, ReportOptions.dataOnly());

        assertThat(names(parent))
                .containsExactly("activities.json", "decisions.jsonl", "notes.txt", "result.json", "timeline.csv");
    }

    @Test
    void aFolderThatIsNotOursIsLeftAlone() throws IOException {
        Files.writeString(parent.resolve("thesis.tex"), "years of work");

        assertThatThrownBy(() -> ReportFolder.write(SampleComparison.day(), parent, ReportOptions.dataOnly()))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("is no report folder: it holds thesis.tex");
        assertThat(names(parent)).containsExactly("thesis.tex");
    }

    @Test
    void anotherProgramsResultDoesNotMakeAFolderOurs() throws IOException {
        Files.writeString(parent.resolve("result.json"), "{}");
        Files.writeString(parent.resolve("other.txt"), "x");

        assertThatThrownBy(() -> ReportFolder.write(SampleComparison.day(), parent, ReportOptions.dataOnly()))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void aWriteThatFailsLeavesTheEarlierFilesAndNoRemains() throws IOException {
        ReportFolder.write(SampleComparison.single(), parent, ReportOptions.dataOnly());
        var before = Files.readString(parent.resolve("result.json"));
        var parts = List.of(
                new ReportFolder.Part("result.json", out -> out.write('x')),
                new ReportFolder.Part("timeline.csv", out -> {
                    throw new IOException("No space left on device");
                }));

        assertThatThrownBy(() -> new AtomicFolder(parent).replace(parts))
                .hasMessage(parent.resolve("timeline.csv") + ": No space left on device");
        assertThat(Files.readString(parent.resolve("result.json"))).isEqualTo(before);
        assertThat(names(parent)).noneMatch(name -> name.startsWith(".dryscale-"));
    }

    @Test
    void twoNamesWithOneSlugHaveTwoFiles() throws IOException {
        ReportFolder.write(SampleComparison.named("s", "A b", "a B"), parent, ReportOptions.dataOnly());

        assertThat(names(parent))
                .anyMatch(name -> name.startsWith("activities-a-b-"))
                .hasSize(5);
    }

    @Test
    void namesOfTheCorpusStayInside() throws IOException {
        for (var name : Corpus.strings("path-traversal.jsonl")) {
            assertThat(parent.resolve(Names.file(name)).normalize().getParent()).isEqualTo(parent);
        }
    }
}

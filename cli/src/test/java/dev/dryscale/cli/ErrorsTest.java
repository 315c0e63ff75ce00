package dev.dryscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.ProblemsException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class ErrorsTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private List<String> told(Throwable failure, String... options) {
        var err = new PrintStream(said, true, StandardCharsets.UTF_8);
        var terminal = new Terminal(
                new PrintStream(java.io.OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                err,
                Map.of(),
                Path.of(""),
                false,
                false);
        var main = new Main(terminal, new Interruption());
        new CommandLine(main).parseArgs(options);
        assertThat(new Errors(terminal, main).report(failure)).isEqualTo(1);
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void allProblemsAreToldAtOnceEachWithItsPlace() {
        var problems = new Problems();
        problems.error("web.yaml", 14, "group.MinSize", "must be at most MaxSize (4)", "9");
        problems.warning("web.yaml", 20, "slo", "is not judged", null);
        problems.error("web.yaml", 0, "", "is empty", null);

        assertThat(told(new ProblemsException(problems.all())))
                .containsExactly(
                        "web.yaml: is empty",
                        "web.yaml:14: group.MinSize must be at most MaxSize (4), was 9",
                        "web.yaml:20: warning: slo is not judged");
    }

    @Test
    void aMissingFileIsNamedWithoutTheExceptionsName() {
        assertThat(told(new UncheckedIOException(new NoSuchFileException("web.yaml"))))
                .containsExactly("dryscale: web.yaml: no such file");
    }

    @Test
    void theReasonOfTheDiskIsPassedOn() {
        assertThat(told(new FileSystemException("out/result.json", null, "No space left on device")))
                .containsExactly("dryscale: out/result.json: No space left on device");
    }

    @Test
    void aReadErrorWithoutAFileKeepsItsMessage() {
        assertThat(told(new IOException("Stream closed"))).containsExactly("dryscale: Stream closed");
    }

    @Test
    void anArgumentThatOurLayersRefuseIsAUsersMistake() {
        assertThat(told(new IllegalArgumentException("MaxSize must be positive"), "--stacktrace"))
                .containsExactly("dryscale: MaxSize must be positive");
    }

    @Test
    void anArgumentThatALibraryRefusesIsAnErrorOfOurs() {
        var ofTheLibrary =
                org.assertj.core.api.Assertions.catchThrowable(() -> List.of(1).subList(2, 1));
        var told = told(ofTheLibrary);

        assertThat(told).hasSize(1);
        assertThat(told.get(0)).contains("internal error, please report it").contains("--stacktrace shows where");
    }

    @Test
    void theTraceOfAnErrorOfOursIsShownOnRequest() {
        var told = told(new IllegalStateException("books do not balance"), "--stacktrace");

        assertThat(told.get(0)).contains("internal error").contains("books do not balance");
        assertThat(told).anyMatch(line -> line.startsWith("  at ") && line.contains("ErrorsTest"));
    }
}

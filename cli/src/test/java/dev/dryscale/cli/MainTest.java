package dev.dryscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MainTest {

    @Test
    void nothingToDoIsAUsageErrorThatShowsTheCommands() {
        var result = Console.run();

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("Usage: dryscale").contains("list").contains("completion");
    }

    @Test
    void helpIsDataAndNamesTheExitCodes() {
        var result = Console.run("--help");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains("Exit codes:")
                .contains("a gate was missed")
                .contains("130");
    }

    @ParameterizedTest
    @CsvSource({
        "lits, unknown command lits; did you mean list?",
        "versoin, unknown command versoin; did you mean version?",
        "--stacktrce, unknown option --stacktrce; did you mean --stacktrace?",
        "xyzzyxyzzy, 'unknown command xyzzyxyzzy; known: run, compare, explain, gate, tune, robustness, check'"
    })
    void aTypingMistakeGetsTheNearestName(String typed, String said) {
        var result = Console.run(typed);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.errLines().get(0)).startsWith("dryscale: " + said);
        assertThat(result.errLines().get(1)).isEqualTo("try: dryscale --help");
    }

    @Test
    void anUnknownOptionOfACommandPointsToThatCommandsHelp() {
        var result = Console.run("list", "--al");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.errLines().get(1)).isEqualTo("try: dryscale list --help");
    }

    @Test
    void versionPrintsTheVersionAlone() {
        var result = Console.run("version");

        assertThat(result.code()).isZero();
        assertThat(result.out()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
    }

    @Test
    void aFullDiskIsNotSuccess() {
        var full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        var said = new java.io.ByteArrayOutputStream();
        var terminal = new Terminal(
                new PrintStream(full, false, StandardCharsets.UTF_8),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                Map.of(),
                Path.of(""),
                false,
                false);

        assertThat(Main.execute(terminal, new Interruption(), "list")).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("standard output could not be written");
    }

    @Test
    void colourNeedsATerminalAndRespectsNoColor() {
        assertThat(Console.run("--help").out()).doesNotContain("\u001b[");
        assertThat(Console.in(Path.of("")).tty().execute("--help").out()).contains("\u001b[");
        assertThat(Console.in(Path.of(""))
                        .tty()
                        .with("NO_COLOR", "1")
                        .execute("--help")
                        .out())
                .doesNotContain("\u001b[");
        assertThat(Console.in(Path.of(""))
                        .tty()
                        .with("TERM", "dumb")
                        .execute("--help")
                        .out())
                .doesNotContain("\u001b[");
    }
}

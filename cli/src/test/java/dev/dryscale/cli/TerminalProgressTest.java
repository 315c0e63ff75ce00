package dev.dryscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TerminalProgressTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private String progressOf(boolean tty, long waitMillis) throws InterruptedException {
        var terminal = new Terminal(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                Map.of("COLUMNS", "100"),
                Path.of(""),
                false,
                tty);
        try (var progress = new TerminalProgress(terminal, "compare", new Interruption())) {
            progress.report(0.1, "seed: 2 instances, CPU 40 %");
            Thread.sleep(waitMillis);
            progress.report(0.5, "seed: 3 instances, CPU 61 %");
            Thread.sleep(500); // the bar is drawn every 200 ms
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void workOfMoreThanASecondIsShownWithInstancesAndCpu() throws InterruptedException {
        assertThat(progressOf(true, 1_100))
                .containsPattern(
                        "compare  50 % \\[=====     ] [1-9] s, about [1-9] s left; seed: 3 instances, CPU 61 %")
                .doesNotContain("1000");
    }

    @Test
    void shortWorkIsNotShown() throws InterruptedException {
        assertThat(progressOf(true, 0)).isEmpty();
    }

    @Test
    void aFileIsNotAPersonWhoWaits() throws InterruptedException {
        assertThat(progressOf(false, 1_100)).isEmpty();
    }
}

package dev.dryscale.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.experiment.CandidateResult;
import dev.dryscale.report.SummaryTable.Tone;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SummaryTest {

    private static final String DAY = TableReport.render(SampleComparison.day(), false, 120);

    @Test
    void verdictIsTheFirstLine() {
        assertThat(DAY).startsWith("calm misses no gate: p99 91.2 ms against 140 ms, cost +16.5 %\n");
    }

    /** 0.4128 / 2.496 = 16.54 %, 0.4 / 2.496 = 16.03 %, 0.42 / 2.496 = 16.83 %. */
    @Test
    void everyValueHasItsIntervalAndItsChange() {
        assertThat(line(DAY, "cost "))
                .containsSubsequence("$2.50 [2.49, 2.50]", "$2.91 [2.90, 2.92]", "+16.5 % [+16.0, +16.8]");
        assertThat(line(DAY, "time over SLO")).containsSubsequence("42 min [40, 44]", "0 min [0, 0]", "-100.0 %");
        assertThat(line(DAY, "activities")).containsSubsequence("6 [6, 6]", "8 [8, 8]", "+33.3 %");
        assertThat(line(DAY, "errors")).containsSubsequence("0.040 % [0.030, 0.050]", "-0.040 pp");
    }

    /** What a comparison promises to print, each as a value with its interval, however narrow the terminal. */
    @Test
    void noQuantityLosesItsIntervalOnANarrowTerminal() {
        var narrow = TableReport.render(SampleComparison.day(), false, 80);

        assertThat(narrow.lines()).allMatch(line -> line.length() <= 80 || !line.startsWith("cost"));
        for (var row : SummaryTable.of(SampleComparison.day()).rows()) {
            var label = row.label();
            assertThat(narrow.lines().filter(line -> line.startsWith(label + " ")))
                    .as(label)
                    .anyMatch(line -> line.matches(".*\\S+ ?\\S* \\[\\S+, \\S+].*\\S+ ?\\S* \\[\\S+, \\S+]"));
        }
    }

    /** -0.0001 s with an interval from -0.0004 to 0.0002 s says nothing. */
    @Test
    void aChangeWhoseIntervalHoldsZeroIsMarked() {
        assertThat(line(DAY, "p50")).endsWith(" ~");
        assertThat(line(DAY, "p99")).doesNotContain("~");
        var p50 = SummaryTable.of(SampleComparison.day()).rows().stream()
                .filter(row -> row.label().equals("p50"))
                .findFirst();
        assertThat(p50)
                .hasValueSatisfying(row -> assertThat(row.cells().get(1).tone()).isEqualTo(Tone.UNCLEAR));
    }

    @Test
    void gatesAndWarningsFollowTheTable() {
        assertThat(DAY.lines())
                .contains(
                        "FAIL  seed: p99 < 100ms (was 140 ms, limit 100 ms)",
                        "PASS  calm: p99 < 100ms (was 91.2 ms, limit 100.0 ms)",
                        "PASS  calm: cost <= 1.2 * baseline (was $2.91, limit $3.00)");
        assertThat(DAY.lines()).anyMatch(line -> line.startsWith("warning: scaling_policy.json:4:"));
    }

    @Test
    void coloursAddNothingButColour() {
        var painted = TableReport.render(SampleComparison.day(), true, 120);

        assertThat(painted).contains("\u001b[31mFAIL\u001b[0m");
        assertThat(painted.replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo(DAY);
        assertThat(DAY).doesNotContain("\u001b");
    }

    @Test
    void candidatesThatDoNotFitGoBelow() {
        var three = new ArrayList<CandidateResult>(SampleComparison.day().results());
        three.add(SampleComparison.named("shop", "seed", "third").results().get(1));
        var wide = SampleComparison.comparison("shop", three, "no winner yet");

        var narrow = TableReport.render(wide, false, 80);
        assertThat(narrow.lines().filter(line -> line.startsWith("cost  ")).count())
                .isEqualTo(3);
        assertThat(TableReport.render(wide, false, 200)
                        .lines()
                        .filter(line -> line.startsWith("cost  "))
                        .count())
                .isEqualTo(1);
        assertThat(narrow.lines().filter(line -> !line.contains("warning") && !line.startsWith("[low")))
                .allMatch(line -> line.length() <= 80);
        assertThat(line(narrow, "cost ")).contains("$2.50 [2.49, 2.50]").doesNotContain("+16.5 %");
    }

    @Test
    void oneCandidateHasNoChange() {
        var table = TableReport.render(SampleComparison.single(), false, 120);

        assertThat(table).doesNotContain("was: ").doesNotContain("now: ").doesNotContain("change");
        assertThat(line(table, "p99")).endsWith("140 ms [136, 144]");
    }

    @Test
    void markdownHasTheSameNumbers() {
        var markdown = MarkdownReport.render(SampleComparison.day());

        assertThat(markdown).startsWith("**calm misses no gate: p99 91.2 ms against 140 ms, cost \\+16.5 %**");
        assertThat(markdown).contains("| | was: seed | now: calm | change |\n|:--|--:|--:|--:|\n");
        assertThat(markdown)
                .contains("| instance hours | 20.0 h \\[19.9, 20.1\\] | 24.3 h \\[24.2, 24.4\\] | \\+21.5 %");
        assertThat(markdown).contains("- **FAIL** seed: p99 &#60; 100ms");
    }

    @Test
    void namesCannotLeaveTheirPlace() {
        var markdown = MarkdownReport.render(SampleComparison.named("s", "a|b", "<img src=x>\n# [x](y)"));

        assertThat(markdown).contains("was: a\\|b |").doesNotContain("<img").doesNotContain("\n# ");
        var table = TableReport.render(SampleComparison.named("s", "a\u001b[2J", "b\nPASS"), false, 120);
        assertThat(table).doesNotContain("\u001b").doesNotContain("\nPASS\n");
    }

    private static String line(String table, String label) {
        var lines = List.of(table.split("\n"));
        return lines.stream().filter(line -> line.startsWith(label)).findFirst().orElse("no line " + label);
    }
}

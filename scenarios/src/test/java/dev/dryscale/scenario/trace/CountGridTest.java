package dev.dryscale.scenario.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.Problems;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Rows on a grid; every expected count is worked out by hand beside it. */
final class CountGridTest {

    private static final long MINUTE = 60_000_000_000L;

    /** Rows at minutes 0, 1 and 4: two minutes are missing. */
    private static final String HOLE = """
            timestamp,requests
            2024-01-01T00:00:00Z,6
            2024-01-01T00:01:00Z,12
            2024-01-01T00:04:00Z,30
            """;

    private static CountSeries series(String csv, ReplayOptions options, Problems problems) throws IOException {
        var scanned = Texts.scanned(Texts.text("t.csv", csv), options);
        var series = CountGrid.of(List.of(scanned), options, problems);
        problems.throwIfAny();
        return Objects.requireNonNull(series);
    }

    private static CountSeries filled(Gaps gaps) throws IOException {
        return series(HOLE, ReplayOptions.builder().gaps(gaps).build(), new Problems());
    }

    @Test
    void refusesAGapWithItsPlaceAndLength() throws IOException {
        var problems = new Problems();
        var scanned = Texts.scanned(Texts.text("t.csv", HOLE), ReplayOptions.DEFAULT);
        assertThat(CountGrid.of(List.of(scanned), ReplayOptions.DEFAULT, problems))
                .isNull();
        assertThat(problems.all())
                .extracting(Problem::sentence)
                .singleElement()
                .isEqualTo(
                        "t.csv:3: is followed by a gap;"
                                + " a gap is not zero load: state gaps: zero, hold, interpolate or skip, was 2 min without a row");
    }

    @Test
    void fillsAGapWithZero() throws IOException {
        assertThat(filled(Gaps.ZERO).counts()).containsExactly(6, 12, 0, 0, 30);
    }

    @Test
    void holdsTheLastCount() throws IOException {
        assertThat(filled(Gaps.HOLD).counts()).containsExactly(6, 12, 12, 12, 30);
    }

    @Test
    void interpolatesInAStraightLine() throws IOException {
        // From 12 to 30 in three steps of 6.
        assertThat(filled(Gaps.INTERPOLATE).counts()).containsExactly(6, 12, 18, 24, 30);
    }

    @Test
    void splicesTheRecordedPieces() throws IOException {
        var series = filled(Gaps.SKIP);
        assertThat(series.counts()).containsExactly(6, 12, 30);
        assertThat(series.gaps()).isEqualTo(1);
        assertThat(series.missingNanos()).isEqualTo(2 * MINUTE);
    }

    @Test
    void anIrregularRowCoversTheTimeToTheNext() throws IOException {
        var csv = """
                timestamp,requests
                2024-01-01T00:00:00Z,10
                2024-01-01T00:01:00Z,10
                2024-01-01T00:01:30Z,8
                2024-01-01T00:02:30Z,6
                """;
        var problems = new Problems();
        var series = series(csv, ReplayOptions.DEFAULT, problems);
        // Cells of 30 s: 10 over 60 s, 10 over 30 s, 8 over 60 s, 6 over the usual 60 s.
        assertThat(series.intervalNanos()).isEqualTo(MINUTE / 2);
        assertThat(series.counts()).containsExactly(5, 5, 10, 4, 4, 3, 3);
        assertThat(problems.warnings())
                .singleElement()
                .satisfies(problem -> assertThat(problem.rule()).contains("1 row closer to the next"));
    }

    @Test
    void sumsRowsWithEqualStampsWhenAsked() throws IOException {
        var csv = """
                timestamp,requests
                2024-01-01T00:00:00Z,10
                2024-01-01T00:00:00Z,5
                2024-01-01T00:01:00Z,1
                """;
        var options = ReplayOptions.builder().duplicates(Duplicates.SUM).build();
        assertThat(series(csv, options, new Problems()).counts()).containsExactly(15, 1);
    }

    @Test
    void putsLateRowsInOrderWithinWhatIsAllowed() throws IOException {
        var csv = """
                timestamp,requests
                2024-01-01T00:01:00Z,2
                2024-01-01T00:00:00Z,1
                2024-01-01T00:02:00Z,3
                """;
        var options = ReplayOptions.builder().reorderWithinNanos(MINUTE).build();
        assertThat(series(csv, options, new Problems()).counts()).containsExactly(1, 2, 3);
        var late = ReplayOptions.builder().reorderWithinNanos(MINUTE - 1).build();
        assertThat(Texts.refusal(Texts.text("t.csv", csv), late))
                .containsExactly("t.csv:3: goes back in time by 60 s; reorderWithin is 60 s");
    }

    @Test
    void refusesEqualStampsThatMeetOnlyAfterReordering() throws IOException {
        var csv = """
                timestamp,requests
                2024-01-01T00:00:00Z,2
                2024-01-01T00:01:00Z,1
                2024-01-01T00:00:00Z,3
                """;
        var options = ReplayOptions.builder().reorderWithinNanos(MINUTE).build();
        var problems = new Problems();
        var scanned = Texts.scanned(Texts.text("t.csv", csv), options);
        assertThat(CountGrid.of(List.of(scanned), options, problems)).isNull();
        assertThat(problems.all()).extracting(Problem::line).containsExactly(4);
    }

    @Test
    void refusesASpanThatNoMemoryHolds() throws IOException {
        var csv = "timestamp,requests\n1990-01-01T00:00:00Z,1\n1990-01-01T00:00:01Z,1\n2080-01-01T00:00:00Z,1\n";
        var options = ReplayOptions.builder().gaps(Gaps.ZERO).build();
        var problems = new Problems();
        var scanned = Texts.scanned(Texts.text("t.csv", csv), options);
        assertThat(CountGrid.of(List.of(scanned), options, problems)).isNull();
        assertThat(problems.all())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.rule()).startsWith("must have at most 33,554,432 intervals of 1 s"));
    }

    @Test
    void refusesARecordingThatLastsLongerThanACentury() {
        var csv = "timestamp,requests\n1678-01-01T00:00:00Z,1\n2261-12-31T00:00:00Z,1\n";
        assertThat(Texts.refusal(Texts.text("t.csv", csv), ReplayOptions.DEFAULT))
                .containsExactly("t.csv:3: must last at most 100 years from the earliest stamp to the latest");
    }

    @Test
    void readsOtherSeparatorsAndColumnsWhenStated() throws IOException {
        var csv = "when;how many\n1704067200000;3\n1704067260000;4\n";
        var options = ReplayOptions.builder()
                .separator(';')
                .timeColumn("when")
                .countColumn("how many")
                .stampUnit(StampUnit.MS)
                .build();
        var series = series(csv, options, new Problems());
        assertThat(series.counts()).containsExactly(3, 4);
        assertThat(series.startNanos()).isEqualTo(1_704_067_200_000_000_000L);
    }
}

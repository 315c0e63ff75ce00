package dev.dryscale.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.record.Timeline.Column;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Runs of 90 minutes on ten instances that do 100 requests a minute each; minutes 20 to 24 bring twice as many. */
class RecoveryTest {

    private static final int ROWS = 90;

    private final double[] needed = new double[ROWS];
    private final Map<Column, double[]> columns = new EnumMap<>(Column.class);

    private RecoveryTest() {
        for (var column : new Column[] {
            Column.ARRIVALS, Column.RETRIES, Column.COMPLETED, Column.DEMAND, Column.IN_SERVICE, Column.IN_SYSTEM
        }) {
            columns.put(column, new double[ROWS]);
        }
        put(Column.IN_SERVICE, 0, ROWS, 10);
        load(0, 20, 800, 0, 800);
        load(20, 25, 2000, 500, 900);
        put(Column.IN_SYSTEM, 20, 25, 400);
    }

    private void put(Column column, int from, int to, double value) {
        var values = columns.get(column);
        if (values != null) {
            Arrays.fill(values, from, to, value);
        }
    }

    private void load(int from, int to, double first, double retries, double completed) {
        put(Column.ARRIVALS, from, to, first + retries);
        put(Column.RETRIES, from, to, retries);
        put(Column.COMPLETED, from, to, completed);
        put(Column.DEMAND, from, to, (first + retries) / 100);
        Arrays.fill(needed, from, to, first / 100);
    }

    private @Nullable String note() {
        return Recovery.note(new Timeline(60_000_000_000L, ROWS, columns), () -> needed);
    }

    @Test
    void retriesThatKeepAFleetBusyWithoutAnAnswerAreTold() {
        load(25, ROWS, 800, 1600, 400);
        assertThat(note())
                .isEqualTo("does not recover by itself: since minute 25 the requests without their retries fit (80 % of"
                        + " what is in service at the end), yet of the last 10 minutes' requests 50 % are answered; before"
                        + " the overload the same load was");
    }

    @Test
    void aFleetThatAnswersAgainHasRecovered() {
        load(25, 40, 800, 1600, 400);
        load(40, ROWS, 800, 10, 798);
        assertThat(note()).isNull();
    }

    @Test
    void aFleetThatIsStillTooSmallIsOverloadedAndNotMetastable() {
        load(25, ROWS, 1100, 1600, 700);
        assertThat(note()).isNull();
    }

    @Test
    void withoutRetriesSomethingElseIsWrong() {
        load(25, ROWS, 800, 0, 400);
        assertThat(note()).isNull();
    }

    @Test
    void whatWasNeverAnsweredIsNoRelapse() {
        load(0, 20, 800, 100, 600);
        load(25, ROWS, 800, 1600, 400);
        assertThat(note()).isNull();
    }

    @Test
    void moreLoadThanWasEverAnsweredIsNoRelapse() {
        load(25, ROWS, 900, 1600, 400);
        assertThat(note()).isNull();
    }

    /** 20,000 in system need 200 instance minutes; two instances of room for 55 minutes are 110. */
    @Test
    void aBacklogThatNoRoomHasWorkedOffYetDoesNotTell() {
        put(Column.IN_SYSTEM, 24, 25, 20_000);
        load(25, ROWS, 800, 1600, 400);
        assertThat(note()).isNull();
    }

    @Test
    void tooShortARunDoesNotTell() {
        load(25, 70, 800, 0, 800);
        load(70, 75, 2000, 500, 900);
        load(75, ROWS, 800, 1600, 400);
        assertThat(note()).isNull();
    }
}

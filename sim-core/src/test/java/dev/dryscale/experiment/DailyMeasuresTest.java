package dev.dryscale.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import dev.dryscale.record.RequestBook;
import dev.dryscale.record.RequestStretch;
import dev.dryscale.record.StretchBook;
import dev.dryscale.record.StretchSum;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class DailyMeasuresTest {

    private static final int ANSWERS = 400;
    private static final long MILLI = 1_000_000L;
    private static final long MINUTE = 60_000 * MILLI;

    /** Stretches of one minute, each with {@code answers} of a given time and some requests that give up. */
    private static List<RequestStretch> stretches(int[] answers, long[] milliseconds, int[] lost) {
        var book = new RequestBook();
        var stretches = new StretchBook(book);
        for (int day = 0; day < answers.length; day++) {
            long now = day * MINUTE;
            for (int i = 0; i < answers[day]; i++) {
                book.arriveFirst(now);
                book.complete(now, now + milliseconds[day] * MILLI);
            }
            for (int i = 0; i < lost[day]; i++) {
                book.reject(now + milliseconds[day] * MILLI);
            }
            book.closeMinute(now + MINUTE);
            stretches.close(now + MINUTE);
        }
        return stretches.stretches();
    }

    /** With as many requests each day the share of all days is the mean of the days' shares, and each day its own. */
    @Test
    void whatIsLinearInTheDaysIsThoseDaysThemselves() {
        var daily = DailyMeasures.ofRequests(
                stretches(new int[] {90, 100, 80, 95}, new long[] {10, 10, 10, 10}, new int[] {10, 0, 20, 5}));

        assertThat(daily.get(Measure.ERRORS)).containsExactly(new double[] {0.1, 0, 0.2, 0.05}, within(1e-12));
    }

    @Test
    void daysThatAreAllAlikeLeaveNothingUncertain() {
        var daily = DailyMeasures.ofRequests(
                stretches(new int[] {50, 50, 50}, new long[] {20, 20, 20}, new int[] {1, 1, 1}));

        for (var measure : List.of(Measure.MEAN, Measure.P50, Measure.P99)) {
            assertThat(daily.get(measure)).containsExactly(new double[] {0.02, 0.02, 0.02}, within(0.02 / 1024));
        }
    }

    /** The mean of all answers is a ratio; Tukey's pseudo-values of it, worked out by hand: 100, 10, 10 answers of 1, 2, 4 ms. */
    @Test
    void aRatioHasTheJackknifesPseudoValues() {
        var daily =
                DailyMeasures.ofRequests(stretches(new int[] {100, 10, 10}, new long[] {1, 2, 4}, new int[] {0, 0, 0}));

        double all = 160.0 / 120;
        assertThat(daily.get(Measure.MEAN))
                .containsExactly(
                        new double[] {
                            (3 * all - 2 * 60.0 / 20) / 1e3,
                            (3 * all - 2 * 140.0 / 110) / 1e3,
                            (3 * all - 2 * 120.0 / 110) / 1e3
                        },
                        within(1e-12));
    }

    /**
     * The interval over days covers what it should: fourteen days whose level of response times is drawn for each day, against
     * the percentile of very many such days. 95 % is meant; with so few days the jackknife falls a little short of it.
     */
    @Test
    void theIntervalOfAPercentileCoversWhatVeryManyDaysWouldShow() {
        var stream = new RandomStreams(7).named("days");
        double truth = percentileOf(days(stream, 2_000));
        int covered = 0;
        for (int trial = 0; trial < 200; trial++) {
            var days = days(stream, 14);
            var interval = new DayBlocks(Objects.requireNonNull(
                            DailyMeasures.ofRequests(days).get(Measure.P95)))
                    .total(1);
            covered += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
        }

        assertThat(covered).isBetween(174, 199);
    }

    private static double percentileOf(List<RequestStretch> days) {
        var sum = new StretchSum();
        days.forEach(sum::add);
        return sum.percentileSeconds(95);
    }

    /** A day of 400 answers: exponential times around the day's own level, which is uniform from 60 to 140 ms. */
    private static List<RequestStretch> days(RandomStream stream, int count) {
        var stretches = new ArrayList<RequestStretch>();
        var book = new RequestBook();
        var cut = new StretchBook(book);
        for (int day = 0; day < count; day++) {
            double level = 60 + 80 * stream.nextDouble();
            for (int i = 0; i < ANSWERS; i++) {
                long response = (long) (-StrictMath.log(1 - stream.nextDouble()) * level * MILLI);
                book.arriveFirst(day * MINUTE);
                book.complete(day * MINUTE, day * MINUTE + response);
            }
            book.closeMinute((day + 1) * MINUTE);
            cut.close((day + 1) * MINUTE);
        }
        stretches.addAll(cut.stretches());
        return stretches;
    }
}

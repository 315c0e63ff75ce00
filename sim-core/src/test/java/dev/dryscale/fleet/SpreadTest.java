package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dryscale.record.RequestBook;
import dev.dryscale.scaling.metric.Rational;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Percentiles of what instances publish, by hand. */
class SpreadTest {

    private static final long MS = 1_000_000;

    private static MinuteSample samples(String values) {
        return Arrays.stream(values.split("\\+"))
                .map(value -> MinuteSample.of(Rational.parse(value)).withSpread())
                .reduce(MinuteSample::plus)
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "40+10+30+20, 50, 20",
        "40+10+30+20, 75, 30",
        "40+10+30+20, 76, 40",
        "40+10+30+20, 0.1, 10",
        "40+10+30+20, 100, 40",
        "7, 99, 7"
    })
    void aPercentileIsTheLeastValueThatSoManySamplesDoNotExceed(String values, String percent, String expected) {
        assertThat(samples(values).percentile(Rational.parse(percent))).isEqualTo(Rational.parse(expected));
    }

    @Test
    void whatIsSpreadAddsUpAsBefore() {
        var sum = samples("1+2+6");
        assertThat(sum.mean()).isEqualTo(Rational.of(3));
        assertThat(sum.maximum()).isEqualTo(Rational.of(6));
    }

    @Test
    void equalSamplesNeedNoList() {
        var equal = new MinuteSample(Rational.of(90), 3, Rational.of(30), Rational.of(30), null).withSpread();
        assertThat(equal.percentile(Rational.of(99))).isEqualTo(Rational.of(30));
        var unequal = new MinuteSample(Rational.of(90), 3, Rational.of(20), Rational.of(40), null).withSpread();
        assertThatThrownBy(() -> unequal.percentile(Rational.of(99))).hasMessageContaining("no distribution");
    }

    /** Of a minute's later responses what came after the earlier ones: count, sum and a new maximum exactly. */
    @Test
    void whatCameAfterASliceIsTheDifference() {
        var book = new RequestBook();
        complete(book, 10, 20, 30);
        var before = Objects.requireNonNull(book.openResponseTimes(true));
        complete(book, 5, 40);
        var after = Objects.requireNonNull(book.openResponseTimes(true)).minus(before);
        assertThat(after.count()).isEqualTo(2);
        assertThat(after.sumNanos()).isEqualTo(45 * MS);
        assertThat(after.maximumNanos()).isEqualTo(40 * MS);
        assertThat((double) after.minimumNanos()).isCloseTo(5.0 * MS, within(0.005 * MS));
        assertThat(after.percentile(50)).isCloseTo(5.0 * MS, within(0.005 * MS));
        assertThat(after.percentile(99)).isCloseTo(40.0 * MS, within(0.04 * MS));
    }

    private static void complete(RequestBook book, long... milliseconds) {
        for (long response : milliseconds) {
            book.arriveFirst(0);
            book.complete(0, response * MS);
        }
    }
}

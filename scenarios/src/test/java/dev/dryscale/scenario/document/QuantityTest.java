package dev.dryscale.scenario.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units in values; expected values are conversions done by hand. */
final class QuantityTest {

    private final Problems problems = new Problems();

    private static ScalarNode scalar(String text) {
        return new ScalarNode(new Place("x.yaml", 1, "key"), ScalarNode.Kind.STRING, text);
    }

    @ParameterizedTest
    @CsvSource({
        "TIME, 300s, 300e9",
        "TIME, 18ms, 18e6",
        "TIME, 1.5 m, 90e9",
        "TIME, 3h, 10800e9",
        "TIME, 1d, 86400e9",
        "TIME, 7us, 7000",
        "TIME, 9ns, 9",
        "TIME, 1e3s, 1e12",
        "RATE, 120/s, 120",
        "SHARE, 50%, 0.5",
        "SHARE, 0.1%, 0.001",
        "BYTES, 4KiB, 4096",
        "BYTES, 1MB, 1000000",
        "DOLLARS_PER_HOUR, $0.096/h, 0.096",
        "DOLLARS_PER_MONTH, $0.10/month, 0.10",
        "DOLLARS_PER_MONTH, $1/h, 730"
    })
    void readsEachUnitExactly(Quantity quantity, String text, String value) {
        assertThat(quantity.read(scalar(text), problems)).isEqualByComparingTo(value);
        assertThat(problems.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/min", "/m"})
    void readsRatesPerMinute(String unit) {
        var rate = Quantity.RATE.read(scalar("120" + unit), problems);
        assertThat(java.util.Objects.requireNonNull(rate).doubleValue()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "TIME, 300",
        "TIME, 300sec",
        "TIME, s",
        "TIME, ''",
        "TIME, 1h30m",
        "TIME, 0x10s",
        "TIME, 1e400s",
        "TIME, 1 0s",
        "TIME, $3s",
        "RATE, 120",
        "RATE, 120/x",
        "RATE, 5s",
        "SHARE, 0.5",
        "BYTES, 4K",
        "DOLLARS_PER_HOUR, 0.096/h",
        "DOLLARS_PER_HOUR, $0.096",
        "TIME, NaNs",
        "TIME, \u0663s",
        "TIME, --3s"
    })
    void refusesAWrongUnitAndListsTheRightOnes(Quantity quantity, String text) {
        assertThat(quantity.read(scalar(text), problems)).isNull();
        assertThat(problems.all())
                .singleElement()
                .extracting(Problem::rule)
                .asString()
                .startsWith("must be a number with a unit, one of ");
    }

    @Test
    void refusesTimesBeyondALongOfNanoseconds() {
        Quantity.nanos(scalar("109573d"), 0, Quantity.LONGEST_NANOS, 1, problems);
        Quantity.nanos(scalar("9223372036854775808ns"), 0, Quantity.LONGEST_NANOS, 1, problems);
        Quantity.nanos(scalar("0.5ns"), 0, Quantity.LONGEST_NANOS, 1, problems);
        Quantity.nanos(scalar("-1s"), 0, Quantity.LONGEST_NANOS, 1, problems);
        assertThat(problems.all()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"0, 0s", "90000000000, 90s", "120000000000, 2m", "86400000000000, 1d", "1500000, 1500us", "7, 7ns"})
    void saysTimesInTheLargestUnitThatFits(long nanos, String phrase) {
        assertThat(Quantity.phrase(nanos)).isEqualTo(phrase);
    }
}

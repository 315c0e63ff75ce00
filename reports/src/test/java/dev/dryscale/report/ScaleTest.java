package dev.dryscale.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.experiment.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScaleTest {

    @ParameterizedTest(name = "{0} {1} is shown as {2}")
    @CsvSource(delimiter = '|', textBlock = """
            P99            | 0.0912     | 91.2 ms
            P99            | 0.00004567 | 45.7 µs
            P99            | 1.25       | 1.25 s
            TIME_OVER_SLO  | 2520       | 42 min
            TIME_OVER_SLO  | 86400      | 24 h
            COST           | 1234567.891 | $1,234,567.89
            COST           | 0.0123     | $0.0123
            COST           | -2.5       | -$2.50
            COST_PER_MONTH | 75.92      | $75.92
            ERRORS         | 0.0004     | 0.040 %
            ERRORS         | 0          | 0 %
            ACTIVITIES     | 6          | 6
            INSTANCE_HOURS | 20.05      | 20.1 h
            """)
    void showsUnitsAndThreeSignificantDigits(Measure measure, double value, String shown) {
        assertThat(Scale.of(measure, value).text(value)).isEqualTo(shown);
    }

    @Test
    void oneRowHasOneUnitAndOneNumberOfDecimals() {
        var scale = Scale.of(Measure.P99, 0.14, 1.5);

        assertThat(scale.text(0.14)).isEqualTo("0.140 s");
        assertThat(scale.text(1.5)).isEqualTo("1.500 s");
        assertThat(scale.interval(0.136, 0.144)).isEqualTo("[0.136, 0.144]");
    }

    @Test
    void whatIsNotZeroNeverLooksLikeZero() {
        assertThat(Scale.of(Measure.COST, 12.0).text(0.001)).isEqualTo("<$0.01");
    }

    @Test
    void noTimeIsInSeconds() {
        assertThat(Scale.of(Measure.TIME_OVER_SLO, 0, 0).text(0)).isEqualTo("0 s");
    }

    @Test
    void noValueSaysSo() {
        assertThat(Scale.of(Measure.P99, Double.NaN).text(Double.NaN)).isEqualTo("n/a");
    }
}

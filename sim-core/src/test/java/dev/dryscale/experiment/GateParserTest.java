package dev.dryscale.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gate grammar; expected bounds are unit conversions done by hand. */
final class GateParserTest {

    @ParameterizedTest
    @CsvSource({
        "p99<300ms, P99, LESS, 0.3",
        "p(99) < 500 ms, P99, LESS, 0.5",
        "p( 99.9 )<=2s, P999, AT_MOST, 2",
        "errors < 0.1%, ERRORS, LESS, 0.001",
        "errors < 0.001, ERRORS, LESS, 0.001",
        "activities_per_hour<6, ACTIVITIES_PER_HOUR, LESS, 6",
        "time_over_slo<60s, TIME_OVER_SLO, LESS, 60",
        "time_over_slo <= 2m, TIME_OVER_SLO, AT_MOST, 120",
        "cost <= $12.50, COST, AT_MOST, 12.5",
        "cost_per_month<730, COST_PER_MONTH, LESS, 730",
        "max_in_service >= 3, MAX_IN_SERVICE, AT_LEAST, 3",
        "wasted_instance_minutes < 2h, WASTED_INSTANCE_MINUTES, LESS, 120"
    })
    void readsBoundsInTheUnitOfTheMeasure(String text, Measure measure, Gate.Operator operator, double bound) {
        var gate = Gate.parse(text);
        assertThat(gate.measure()).isEqualTo(measure);
        assertThat(gate.operator()).isEqualTo(operator);
        assertThat(gate.bound()).isCloseTo(bound, within(1e-12));
        assertThat(gate.relative()).isFalse();
        assertThat(gate.expression()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cost <= 1.05 * baseline", "cost<=1.05*baseline", " cost <=  1.05  *baseline "})
    void readsABoundRelativeToTheBaseline(String text) {
        assertThat(Gate.parse(text)).isEqualTo(new Gate(text, Measure.COST, Gate.Operator.AT_MOST, 1.05, true));
    }

    @Test
    void namesTheNearestMeasureAndThePosition() {
        assertThatThrownBy(() -> Gate.parse("eror < 1%"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have at character 1 a measure, perhaps errors, one of ");
        assertThatThrownBy(() -> Gate.parse("p99 = 3s")).hasMessage("must have at character 5 one of <, <=, >, >=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "p99",
                "p99 <",
                "p99 < 300",
                "p99 < 300kg",
                "p99 < $3",
                "p99 < 3s 4",
                "p(99 < 3s",
                "p98 < 1s",
                "errors < 3ms",
                "cost < 3s",
                "cost <= 1.05 baseline",
                "cost <= * baseline",
                "cost <= $1 * baseline",
                "p99 < -1s",
                "p99 < 1e3s",
                "p99 < NaN",
                "p99 < .5s",
                "p99 << 3s",
                "activities < 6%",
                "p99 < \u0663s"
            })
    void refusesWhatIsNoGate(String text) {
        assertThatThrownBy(() -> Gate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must have at character ");
    }
}

package dev.dryscale.scaling.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Metric math by AWS's own examples and by hand. */
class MetricMathTest {

    private static final int HOUR = 3_600;

    @ParameterizedTest(name = "{0} {1}: {6}")
    @CsvFileSource(resources = "/semantics/metric_math.csv", numLinesToSkip = 1)
    void followsTheTable(
            String rule,
            String expression,
            String m1,
            @Nullable String m2,
            @Nullable String m3,
            String expected,
            String why) {
        int slots = m1.split(" ").length;
        Map<String, String> series = new java.util.TreeMap<>(Map.of("m1", m1));
        if (m2 != null) {
            series.put("m2", m2);
        }
        if (m3 != null) {
            series.put("m3", m3);
        }
        var queries = new ArrayList<MetricQuery>();
        series.keySet().forEach(id -> queries.add(metric(id)));
        queries.add(new MetricQuery("e1", null, expression, true));
        var math = new MetricMath(queries);
        var values = math.evaluate(metric -> values(series.getOrDefault(metric.metricName(), "")), slots, HOUR);
        assertThat(values.stream()
                        .map(value -> value == null ? "-" : value.display())
                        .collect(Collectors.joining(" ")))
                .as(why)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "METRICS() | must be one time series",
                "AVG(m1) | must be one time series",
                "m9 + 1 | no expression with the id m9",
                "e1 + 1 | refer to each other",
                "m1 + | is expected before the end",
                "m1 m1 | 'm1' is not expected",
                "m1 ? 2 | '?' is not expected",
                "NOPE(m1) | unknown function 'NOPE'; known: ABS, AVG",
                "IF(m1) | IF takes 2 to 3 arguments, not 1",
                "ABS(m1, m1) | ABS takes 1 arguments, not 2",
                "ABS(2) * m1 | ABS takes a time series",
                "SUM(2) * m1 | SUM takes time series",
                "FILL(m1, NEVER) | REPEAT or LINEAR",
                "FIRST(m1) | takes an array",
                "SORT([m1], AVG, UP) | ASC or DESC",
                "SORT([m1], STDDEV, ASC) | AVG, MIN, MAX or SUM",
                "METRICS(m1) | a text in quotes",
                "TIME_SERIES(m1) | takes a number as argument 1",
                "1 / 0 * m1 | divided by zero",
                "[m1] / [m1] | two arrays",
                "[1] * m1 | holds time series",
                "REPEAT | has no value of its own",
                "(m1 | ')' is expected before the end",
            })
    void saysWhatIsWrongWithAnExpression(String expression, String message) {
        assertThatThrownBy(() -> new MetricMath(List.of(metric("m1"), new MetricQuery("e1", null, expression, true))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void hasOneToTenMetricsAndOneResult() {
        var eleven = new ArrayList<MetricQuery>();
        for (int i = 1; i <= 11; i++) {
            eleven.add(metric("m" + i));
        }
        eleven.add(new MetricQuery("e1", null, "SUM(METRICS())", true));
        refused(eleven, "1 to 10 metrics, uses 11");
        refused(List.of(metric("m1")), "exactly one of the Metrics must have ReturnData true, 0 have");
        refused(List.of(new MetricQuery("e1", null, "TIME_SERIES(1)", true)), "uses 0");
        refused(List.of(metric("m1"), metric("m1"), new MetricQuery("e1", null, "m1", true)), "used twice");
        assertThat(new MetricMath(eleven.subList(1, 12)).inputs()).hasSize(10);
    }

    @Test
    void anExpressionMayUseAnother() {
        var math = new MetricMath(List.of(
                metric("m1"),
                new MetricQuery("e2", null, "m1 * 2", false),
                new MetricQuery("e1", null, "e2 + e2", true)));
        assertThat(math.evaluate(metric -> values("3 -"), 2, 0)).containsExactly(Rational.of(12), null);
        assertThat(math.metricName()).isEqualTo("e2 + e2");
        assertThat(math.periodSeconds()).isEqualTo(60);
        assertThat(math.family()).isEqualTo(MetricFamily.CUSTOM);
    }

    private static void refused(List<MetricQuery> queries, String message) {
        assertThatThrownBy(() -> new MetricMath(queries)).hasMessageContaining(message);
    }

    private static MetricQuery metric(String id) {
        return new MetricQuery(
                id, new CustomizedMetricSpecification("Shop", id, Map.of(), Statistic.AVERAGE, null, 60), null, false);
    }

    private static List<@Nullable Rational> values(String text) {
        var values = new ArrayList<@Nullable Rational>();
        Arrays.stream(text.split(" ")).forEach(value -> values.add(value.equals("-") ? null : Rational.parse(value)));
        return values;
    }
}

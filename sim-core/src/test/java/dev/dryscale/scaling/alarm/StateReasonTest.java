package dev.dryscale.scaling.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.metric.MetricWindow;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** CW-23: the sentences are AWS's and those seen in real accounts; the numbers in them are filled in here. */
class StateReasonTest {

    private static final long MINUTE = 60_000_000_000L;
    private static final Instant START = Instant.parse("2019-10-01T13:44:00Z");

    /** AWS docs cloudwatch-and-eventbridge, previousState.reason: a period that starts at 13:46. */
    @Test
    void saysWhyAnAlarmIsOk() {
        assertThat(reason(1, 1, TreatMissingData.MISSING, "50", "1", "2", "0.0666851903306472"))
                .isEqualTo("Threshold Crossed: 1 out of the last 1 datapoints [0.0666851903306472 (01/10/19 13:46:00)]"
                        + " was not greater than the threshold (50.0)"
                        + " (minimum 1 datapoint for ALARM -> OK transition).");
    }

    @Test
    void namesOnlyTheDatapointsThatDecide() {
        assertThat(reason(3, 3, TreatMissingData.MISSING, "50", "99", "98.5", "40"))
                .isEqualTo(
                        "Threshold Crossed: 1 out of the last 3 datapoints [40.0 (01/10/19 13:46:00)] was not greater"
                                + " than the threshold (50.0) (minimum 1 datapoint for ALARM -> OK transition).");
    }

    @Test
    void saysWhyAnAlarmIsInAlarm() {
        assertThat(reason(3, 3, TreatMissingData.MISSING, "50", "99", "98.5", "97"))
                .isEqualTo("Threshold Crossed: 3 out of the last 3 datapoints [97.0 (01/10/19 13:46:00), 98.5 (01/10/19"
                        + " 13:45:00), 99.0 (01/10/19 13:44:00)] were greater than the threshold (50.0)"
                        + " (minimum 3 datapoints for OK -> ALARM transition).");
        assertThat(reason(3, 2, TreatMissingData.MISSING, "50", "99", "1", "97"))
                .startsWith("Threshold Crossed: 2 out of the last 3 datapoints [97.0 ")
                .endsWith("(minimum 2 datapoints for OK -> ALARM transition).");
        assertThat(reason(3, 2, TreatMissingData.MISSING, "50", "1", "1", "97"))
                .endsWith("(minimum 2 datapoints for ALARM -> OK transition).");
    }

    /** Seen verbatim in several accounts, for 2, 3 and 8 periods. */
    @Test
    void saysHowManyMissingDatapointsWereTreatedHow() {
        assertThat(reason(3, 3, TreatMissingData.BREACHING, "50", "-", "-", "-"))
                .isEqualTo("Threshold Crossed: no datapoints were received for 3 periods and 3 missing datapoints were"
                        + " treated as [Breaching].");
        assertThat(reason(3, 3, TreatMissingData.NOT_BREACHING, "50", "-", "-", "-"))
                .isEqualTo("Threshold Crossed: no datapoints were received for 3 periods and 3 missing datapoints were"
                        + " treated as [NonBreaching].");
        assertThat(reason(3, 3, TreatMissingData.BREACHING, "50", "-", "-", "99"))
                .isEqualTo("Threshold Crossed: 1 datapoint was received for 3 periods and 2 missing datapoints were"
                        + " treated as [Breaching].");
        assertThat(reason(3, 3, TreatMissingData.BREACHING, "50", "99", "-", "99"))
                .isEqualTo("Threshold Crossed: 2 datapoints were received for 3 periods and 1 missing datapoint was"
                        + " treated as [Breaching].");
        assertThat(reason(1, 1, TreatMissingData.BREACHING, "50", "-"))
                .isEqualTo("Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was"
                        + " treated as [Breaching].");
    }

    @Test
    void saysHowManyDatapointsAreUnknown() {
        assertThat(reason(3, 3, TreatMissingData.MISSING, "50", "-", "-", "-"))
                .isEqualTo("Insufficient Data: 3 datapoints were unknown.");
        assertThat(reason(1, 1, TreatMissingData.MISSING, "50", "-"))
                .isEqualTo("Insufficient Data: 1 datapoint was unknown.");
    }

    /** CW-15: one breaching point, old enough, and everything newer missing. */
    @Test
    void aPrematureAlarmNamesThePointsItHas() {
        assertThat(reason(3, 3, TreatMissingData.MISSING, "50", "99", "-", "-"))
                .isEqualTo(
                        "Threshold Crossed: 1 out of the last 3 datapoints [99.0 (01/10/19 13:44:00)] was greater than"
                                + " the threshold (50.0) (minimum 3 datapoints for OK -> ALARM transition).");
    }

    @Test
    void enoughRealDatapointsAreNamedWhateverTheTreatment() {
        assertThat(reason(2, 2, TreatMissingData.BREACHING, "50", "99", "97"))
                .startsWith("Threshold Crossed: 2 out of the last 2 datapoints [97.0 ");
    }

    @Test
    void anIgnoringAlarmThatKeepsItsStateSaysThatDataIsMissing() {
        assertThat(reason(1, 1, TreatMissingData.IGNORE, "50", "-"))
                .isEqualTo("Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was"
                        + " treated as [Ignore].");
    }

    private static String reason(int n, int m, TreatMissingData treatment, String threshold, String... values) {
        AlarmDefinition alarm = new AlarmDefinition(
                "a",
                new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null),
                Statistic.AVERAGE,
                ComparisonOperator.GREATER_THAN_THRESHOLD,
                Rational.parse(threshold),
                60,
                n,
                m,
                treatment);
        List<@Nullable Rational> points = new ArrayList<>();
        for (String value : values) {
            points.add(value.equals("-") ? null : Rational.parse(value));
        }
        MetricWindow window = new MetricWindow(values.length * MINUTE, MINUTE, points);
        AlarmEvaluation evaluation = AlarmEvaluator.evaluate(alarm, window, AlarmState.OK, Profile.aws2026());
        return StateReason.of(alarm, evaluation, START);
    }
}

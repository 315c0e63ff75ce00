package dev.dryscale.scaling.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dryscale.scaling.metric.CustomizedMetricSpecification;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmDefinitionTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;

    /** EX-37: Period 300 slides by a minute: at the end of minute 5 it uses minutes 1 to 5, a minute later 2 to 6. */
    @Test
    void aLongPeriodSlidesByAMinute() {
        AlarmDefinition alarm = alarm(300, 1, 1);
        assertThat(alarm.newestDataEndNanos(5 * MINUTE, 0)).isEqualTo(5 * MINUTE);
        assertThat(alarm.newestDataEndNanos(6 * MINUTE, 0)).isEqualTo(6 * MINUTE);
        assertThat(alarm.newestDataEndNanos(6 * MINUTE + 59 * SECOND, 0)).isEqualTo(6 * MINUTE);
        assertThat(alarm.newestDataEndNanos(6 * MINUTE, 60 * SECOND)).isEqualTo(5 * MINUTE);
        assertThat(alarm(86_400, 1, 1).newestDataEndNanos(5 * MINUTE, 0))
                .as("a day is not more than a day")
                .isEqualTo(5 * MINUTE);
        assertThat(alarm(10, 3, 3).newestDataEndNanos(25 * SECOND, 0)).isEqualTo(20 * SECOND);
    }

    /** EX-37: 4 of 5 periods of a minute are 5 minutes; 3 of 3 periods of ten minutes are 30. */
    @Test
    void theEvaluationIntervalIsAllPeriods() {
        assertThat(alarm(60, 5, 4).evaluationIntervalSeconds()).isEqualTo(5 * 60);
        assertThat(alarm(600, 3, 3).evaluationIntervalSeconds()).isEqualTo(30 * 60);
    }

    /** EX-38: the job fails at 10:02; the evaluations at 10:03, 11:03 and 12:03 look at data up to the full hour. */
    @Test
    void aMultiDayAlarmSeesDataUpToTheFullHour() {
        AlarmDefinition alarm = alarm(86_400, 3, 3);
        long failure = (10 * 60 + 2) * MINUTE;
        long fix = (11 * 60 + 43) * MINUTE;
        assertThat(alarm.newestDataEndNanos((10 * 60 + 3) * MINUTE, 0))
                .isEqualTo(10 * 60 * MINUTE)
                .isLessThan(failure);
        assertThat(alarm.newestDataEndNanos((11 * 60 + 3) * MINUTE, 0)).isBetween(failure, fix);
        assertThat(alarm.newestDataEndNanos((12 * 60 + 3) * MINUTE, 0)).isGreaterThan(fix);
    }

    @ParameterizedTest
    @CsvSource({"10,3,10", "30,15,10", "60,3,60", "300,1,60", "86400,1,60", "21600,5,3600", "86400,2,3600"})
    void isEvaluatedEveryMinuteUnlessItsPeriodIsShortOrItSpansDays(int period, int n, int every) {
        assertThat(alarm(period, n, n).evaluatedEverySeconds()).isEqualTo(every);
    }

    @ParameterizedTest
    @CsvSource({"0,1,1", "-60,1,1", "5,1,1", "15,1,1", "90,1,1", "60,0,0", "60,3,4", "60,3,0", "60,10081,1", "86400,8,1"
    })
    void refusesWhatCloudWatchRefuses(int period, int n, int m) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alarm(period, n, m))
                .withMessageContaining("alarm a");
    }

    @ParameterizedTest
    @CsvSource({"10,3,3", "20,1,1", "30,1,1", "60,10080,1", "86400,7,1"})
    void takesWhatCloudWatchTakes(int period, int n, int m) {
        assertThat(alarm(period, n, m).datapointsToAlarm()).isEqualTo(m);
    }

    /** TT-10: strict at the target; EX-9: the documentation's step alarms are not. */
    @ParameterizedTest
    @CsvSource({
        "GreaterThanThreshold,49.9,false",
        "GreaterThanThreshold,50,false",
        "GreaterThanThreshold,50.1,true",
        "GreaterThanOrEqualToThreshold,49.9,false",
        "GreaterThanOrEqualToThreshold,50,true",
        "LessThanThreshold,49.9,true",
        "LessThanThreshold,50,false",
        "LessThanThreshold,50.1,false",
        "LessThanOrEqualToThreshold,50,true",
        "LessThanOrEqualToThreshold,50.1,false"
    })
    void comparesStrictlyUnlessItsOperatorSaysOrEqual(String operator, String value, boolean breaches) {
        ComparisonOperator comparison = ComparisonOperator.ofAwsName(operator);
        assertThat(comparison.breaches(Rational.parse(value), Rational.of(50))).isEqualTo(breaches);
        assertThat(comparison.awsName()).isEqualTo(operator);
    }

    /** EX-39: p99 needs 1,000 samples; p90 100, p50 20, p25 40. */
    @ParameterizedTest
    @CsvSource({"0.99,1000", "0.9,100", "0.5,20", "0.25,40"})
    void aPercentileNeedsTenSamplesInItsThinnerTail(String percentile, long samples) {
        assertThat(LowSamplePercentile.significantSamples(Rational.parse(percentile)))
                .isEqualTo(samples);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "-0.5", "1.5"})
    void aPercentileLiesBetweenZeroAndOne(String percentile) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LowSamplePercentile.significantSamples(Rational.parse(percentile)));
    }

    @Test
    void anUnknownWordIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ComparisonOperator.ofAwsName(">"))
                .withMessage(
                        "unknown ComparisonOperator '>'; known: GreaterThanThreshold, GreaterThanOrEqualToThreshold, "
                                + "LessThanThreshold, LessThanOrEqualToThreshold");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TreatMissingData.ofAwsName("good"))
                .withMessage("unknown TreatMissingData 'good'; known: missing, ignore, breaching, notBreaching");
    }

    private static AlarmDefinition alarm(int period, int n, int m) {
        return new AlarmDefinition(
                "a",
                new CustomizedMetricSpecification("Jobs", "Failed", Map.of(), Statistic.SUM, null, 60),
                Statistic.SUM,
                ComparisonOperator.GREATER_THAN_THRESHOLD,
                Rational.of(50),
                period,
                n,
                m,
                TreatMissingData.MISSING);
    }
}

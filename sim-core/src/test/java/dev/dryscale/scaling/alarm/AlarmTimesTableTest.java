package dev.dryscale.scaling.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.metric.MetricWindow;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** When alarms change their state: AWS's examples, and timelines that people saw, with the tolerance of the rule book. */
class AlarmTimesTableTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final Profile AWS = Profile.aws2026();

    @ParameterizedTest(name = "{0}: {8}")
    @CsvFileSource(resources = "/semantics/alarm_history.csv", numLinesToSkip = 1)
    void changesItsStateAtThatPeriod(
            String rule,
            String comparison,
            String threshold,
            int n,
            int m,
            String values,
            String alarmAt,
            String okAt,
            String why) {
        var alarm = alarm(comparison, threshold, 60, n, m);
        var all = values(values);
        var states = new ArrayList<AlarmState>();
        var state = AlarmState.OK;
        for (int i = 1; i <= all.size(); i++) {
            var window = new MetricWindow(i * MINUTE, MINUTE, all.subList(0, i));
            state = AlarmEvaluator.evaluate(alarm, window, state, AWS).state();
            states.add(state);
        }
        int first = states.indexOf(AlarmState.ALARM);
        assertThat(first < 0 ? "-" : Integer.toString(first))
                .as(why + " " + states)
                .isEqualTo(alarmAt);
        if (!okAt.equals("-")) {
            assertThat(states.subList(first, states.size()).indexOf(AlarmState.OK) + first)
                    .isEqualTo(Integer.parseInt(okAt));
        }
    }

    @ParameterizedTest(name = "{0}: {7}")
    @CsvFileSource(resources = "/semantics/alarm_window.csv", numLinesToSkip = 1)
    void looksAtDataUpToThen(
            String rule, int period, int n, LocalTime now, int lag, LocalTime dataEnd, int everySeconds, String why) {
        var alarm = alarm("GreaterThanThreshold", "1", period, n, n);
        assertThat(alarm.newestDataEndNanos(now.toSecondOfDay() * SECOND, lag * SECOND))
                .as(why)
                .isEqualTo(dataEnd.toSecondOfDay() * SECOND);
        assertThat(alarm.evaluatedEverySeconds()).isEqualTo(everySeconds);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/semantics/low_sample.csv", numLinesToSkip = 1)
    void aPercentileNeedsThatManySamples(String rule, String percentile, long samples, String why) {
        assertThat(LowSamplePercentile.significantSamples(Rational.parse(percentile)))
                .isEqualTo(samples);
    }

    /**
     * Whatever its second of the minute, the alarm goes from OK to ALARM within the tolerance. A row that the rules do not explain is
     * kept as such: the rules say ALARM where nobody saw one, and it does not count as passing.
     */
    @ParameterizedTest(name = "{0} {1}: {10}")
    @CsvFileSource(resources = "/semantics/timeline.csv", numLinesToSkip = 1)
    void goesIntoAlarmWithinTheTolerance(
            String rule,
            String mark,
            LocalTime first,
            String values,
            String comparison,
            String threshold,
            int n,
            int lag,
            String from,
            String to,
            String why) {
        var alarm = alarm(comparison, threshold, 60, n, n);
        long start = first.toSecondOfDay() * SECOND;
        for (int phase = 0; phase < 60; phase++) {
            long raised = raised(alarm, values(values), start, phase, lag);
            if (mark.equals("unexplained")) {
                assertThat(raised)
                        .as("the rules raise an alarm that nobody saw: " + why)
                        .isPositive();
            } else {
                assertThat(raised)
                        .as("phase %d: %s", phase, why)
                        .isBetween(
                                LocalTime.parse(from).toSecondOfDay() * SECOND,
                                LocalTime.parse(to).toSecondOfDay() * SECOND);
            }
        }
    }

    /** The first change from OK to ALARM; -1 when there is none. */
    private static long raised(AlarmDefinition alarm, List<@Nullable Rational> values, long start, int phase, int lag) {
        var state = AlarmState.INSUFFICIENT_DATA;
        for (long now = start + phase * SECOND; now < start + (values.size() + 5) * MINUTE; now += MINUTE) {
            long end = alarm.newestDataEndNanos(now, lag * SECOND);
            int seen = (int) Math.max(0, Math.min(values.size(), (end - start) / MINUTE));
            var window = new MetricWindow(end, MINUTE, values.subList(0, seen));
            var next = AlarmEvaluator.evaluate(alarm, window, state, AWS).state();
            if (state == AlarmState.OK && next == AlarmState.ALARM) {
                return now;
            }
            state = next;
        }
        return -1;
    }

    /** Observed actions of blocked policies: a whole number of evaluations after the alarm's change of state. */
    @ParameterizedTest(name = "{0}: {4}")
    @CsvFileSource(resources = "/semantics/reinvoke.csv", numLinesToSkip = 1)
    void invokesAgainEachMinuteOnItsOwnSecond(String rule, LocalTime since, LocalTime action, int minutes, String why) {
        var alarm = alarm("LessThanThreshold", "1", 60, 15, 15);
        assertThat(since.plusSeconds((long) minutes * alarm.evaluatedEverySeconds()))
                .isEqualTo(action);
    }

    private static List<@Nullable Rational> values(String text) {
        var values = new ArrayList<@Nullable Rational>();
        Arrays.stream(text.split(" ")).forEach(value -> values.add(value.equals("-") ? null : Rational.parse(value)));
        return values;
    }

    private static AlarmDefinition alarm(String comparison, String threshold, int period, int n, int m) {
        return new AlarmDefinition(
                "table",
                new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null),
                Statistic.AVERAGE,
                ComparisonOperator.ofAwsName(comparison),
                Rational.parse(threshold),
                period,
                n,
                m,
                TreatMissingData.MISSING);
    }
}

package dev.dryscale.scaling.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.metric.MetricWindow;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** CloudWatch's alarm evaluation against AWS's published rows, and against a second statement of the same rules. */
class AlarmTableTest {

    private static final long MINUTE = 60_000_000_000L;
    private static final Profile AWS = Profile.aws2026();

    @ParameterizedTest(name = "{0} {1} {3} of {2} {4}: {8}")
    @CsvFileSource(resources = "/semantics/alarm.csv", useHeadersInDisplayName = false, numLinesToSkip = 1)
    void followsTheTable(
            String rule,
            String points,
            int n,
            int m,
            String treatMissingData,
            AlarmState previous,
            AlarmState expected,
            String knob,
            String why) {
        AlarmDefinition alarm = alarm(n, m, TreatMissingData.ofAwsName(treatMissingData));
        AlarmEvaluation evaluation = AlarmEvaluator.evaluate(alarm, window(points), previous, profile(knob));
        assertThat(evaluation.state()).as(rule + " " + why).isEqualTo(expected);
        assertThat(evaluation.stateChanged()).isEqualTo(previous != expected);
    }

    /** The second method: {@code reference_rules.py}'s {@code alarm_state}, which works on text, over every short history. */
    @Test
    void agreesWithTheReferenceOnEveryHistoryOfFivePeriods() {
        int compared = 0;
        for (int code = 0; code < 243; code++) {
            String points = history(code);
            for (int m = 1; m <= 3; m++) {
                for (TreatMissingData treatment : TreatMissingData.values()) {
                    for (AlarmState previous : AlarmState.values()) {
                        AlarmState state = AlarmEvaluator.evaluate(
                                        alarm(3, m, treatment), window(points), previous, AWS)
                                .state();
                        assertThat(state)
                                .as("%s %d of 3 %s after %s", points, m, treatment, previous)
                                .isEqualTo(reference(points, m, 3, treatment, previous));
                        compared++;
                    }
                }
            }
        }
        assertThat(compared).isEqualTo(243 * 3 * 4 * 3);
    }

    /** EX-36: threshold 3, 3 of 3; breaching in periods 3 to 5, good in 6, breaching in 9 only. */
    @Test
    void aLoneBreachingPeriodDoesNotRaiseAnAlarmOfThree() {
        AlarmDefinition alarm = new AlarmDefinition(
                "ex36",
                cpu(),
                Statistic.AVERAGE,
                ComparisonOperator.GREATER_THAN_THRESHOLD,
                Rational.of(3),
                60,
                3,
                3,
                TreatMissingData.MISSING);
        int[] values = {1, 2, 4, 5, 6, 2, 1, 2, 5, 1, 2};
        List<AlarmState> states = new ArrayList<>();
        List<@Nullable Rational> seen = new ArrayList<>();
        AlarmState state = AlarmState.INSUFFICIENT_DATA;
        for (int value : values) {
            seen.add(Rational.of(value));
            MetricWindow window = new MetricWindow(seen.size() * MINUTE, MINUTE, seen);
            state = AlarmEvaluator.evaluate(alarm, window, state, AWS).state();
            states.add(state);
        }
        AlarmState ok = AlarmState.OK;
        assertThat(states).containsExactly(ok, ok, ok, ok, AlarmState.ALARM, ok, ok, ok, ok, ok, ok);
    }

    /** EX-45, CW-17: 5-minute points under 60 s alarms; what comes out is nobody's setting. */
    @Test
    void basicMonitoringRaisesAlarmHighAfterTwoMinutesAndAlarmLowAfterFourteen() {
        assertThat(minutesToAlarmOnBasicMonitoring(3)).isEqualTo(2);
        assertThat(minutesToAlarmOnBasicMonitoring(15)).isEqualTo(14);
    }

    private static int minutesToAlarmOnBasicMonitoring(int n) {
        AlarmState state = AlarmState.OK;
        for (int minute = 0; minute <= 60; minute++) {
            List<@Nullable Rational> values = new ArrayList<>();
            for (int slot = minute - 40; slot <= minute; slot++) {
                values.add(Math.floorMod(slot, 5) != 0 ? null : Rational.of(slot < 0 ? 0 : 100));
            }
            MetricWindow window = new MetricWindow(minute * MINUTE, MINUTE, values);
            state = AlarmEvaluator.evaluate(alarm(n, n, TreatMissingData.MISSING), window, state, AWS)
                    .state();
            if (state == AlarmState.ALARM) {
                return minute;
            }
        }
        return -1;
    }

    @Test
    void reportsTheRealPointsNewestFirstWithTheirPeriodStarts() {
        MetricWindow window = window("X0-0X");
        AlarmEvaluation evaluation =
                AlarmEvaluator.evaluate(alarm(3, 2, TreatMissingData.MISSING), window, AlarmState.OK, AWS);
        assertThat(evaluation.points())
                .containsExactly(
                        new AlarmEvaluation.Point(Rational.of(100), 4 * MINUTE, true),
                        new AlarmEvaluation.Point(Rational.ZERO, 3 * MINUTE, false),
                        new AlarmEvaluation.Point(Rational.ZERO, MINUTE, false));
        assertThat(evaluation.datapoints()).containsExactly(Rational.of(100), Rational.ZERO, Rational.ZERO);
        assertThat(evaluation.breaching()).isEqualTo(1);
        assertThat(evaluation.missing()).isZero();
        AlarmEvaluation gap =
                AlarmEvaluator.evaluate(alarm(3, 2, TreatMissingData.MISSING), window("---0X"), AlarmState.OK, AWS);
        assertThat(gap.missing()).isEqualTo(1);
    }

    /** CW-4. */
    @Test
    void anAlarmThatWasNeverEvaluatedHasInsufficientData() {
        assertThat(AlarmEvaluation.none().state()).isEqualTo(AlarmState.INSUFFICIENT_DATA);
        assertThat(AlarmEvaluation.none().stateChanged()).isFalse();
        assertThat(AlarmEvaluation.none().datapoints()).isEmpty();
    }

    private static Profile profile(String knob) {
        int equals = knob.indexOf('=');
        return equals < 0 ? AWS : AWS.with(knob.substring(0, equals), knob.substring(equals + 1));
    }

    private static AlarmState reference(String points, int m, int n, TreatMissingData treatment, AlarmState current) {
        StringBuilder real = new StringBuilder();
        for (int i = points.length() - 1; i >= 0 && real.length() < n; i--) {
            if (points.charAt(i) != '-') {
                real.append(points.charAt(i));
            }
        }
        long bad = real.chars().filter(point -> point == 'X').count();
        long good = real.chars().filter(point -> point == '0').count();
        long missing = (long) n - real.length();
        if (bad >= m) {
            return AlarmState.ALARM;
        }
        if (good >= n - m + 1 || treatment == TreatMissingData.NOT_BREACHING) {
            return AlarmState.OK;
        }
        if (treatment == TreatMissingData.BREACHING) {
            return bad + missing >= m ? AlarmState.ALARM : AlarmState.OK;
        }
        if (good > 0) {
            return AlarmState.OK;
        }
        if (treatment == TreatMissingData.IGNORE) {
            return current;
        }
        int oldestAge = real.isEmpty() ? 0 : points.length() - points.indexOf('X');
        return oldestAge >= m ? AlarmState.ALARM : AlarmState.INSUFFICIENT_DATA;
    }

    private static String history(int code) {
        StringBuilder points = new StringBuilder();
        int rest = code;
        for (int i = 0; i < 5; i++) {
            points.append("0X-".charAt(rest % 3));
            rest /= 3;
        }
        return points.toString();
    }

    private static MetricWindow window(String points) {
        List<@Nullable Rational> values = new ArrayList<>();
        points.chars().forEach(point -> values.add(point == '-' ? null : Rational.of(point == 'X' ? 100 : 0)));
        return new MetricWindow(points.length() * MINUTE, MINUTE, values);
    }

    private static AlarmDefinition alarm(int n, int m, TreatMissingData treatment) {
        return new AlarmDefinition(
                "table",
                cpu(),
                Statistic.AVERAGE,
                ComparisonOperator.GREATER_THAN_THRESHOLD,
                Rational.of(50),
                60,
                n,
                m,
                treatment);
    }

    private static PredefinedMetricSpecification cpu() {
        return new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null);
    }
}

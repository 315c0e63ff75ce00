package dev.dryscale.scaling.alarm;

import dev.dryscale.scaling.Knobs;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmEvaluation.Point;
import dev.dryscale.scaling.metric.MetricWindow;
import dev.dryscale.scaling.metric.Rational;
import java.util.ArrayList;
import java.util.List;

/**
 * CloudWatch's evaluation of one alarm, missing data included (CW-3, CW-10 to CW-16). A pure function; AWS documents it in
 * "Configuring how CloudWatch alarms treat missing data".
 */
public final class AlarmEvaluator {

    private AlarmEvaluator() {}

    /**
     * Evaluates the alarm on the newest due datapoints.
     *
     * @param window what is due; looked at as far back as the profile's evaluation range
     * @param previousState kept where CloudWatch keeps it
     */
    public static AlarmEvaluation evaluate(
            AlarmDefinition definition, MetricWindow window, AlarmState previousState, Profile profile) {
        int range = profile.cwEvaluationRange().of(definition.evaluationPeriods());
        List<Point> points = new ArrayList<>(definition.evaluationPeriods());
        int breaching = 0;
        int oldestAge = 0;
        for (int age = 1; age <= range && points.size() < definition.evaluationPeriods(); age++) {
            Rational value = window.valueOfAge(age);
            if (value != null) {
                boolean breaches = definition.comparisonOperator().breaches(value, definition.threshold());
                points.add(new Point(value, window.periodEndOfAge(age) - window.periodNanos(), breaches));
                breaching += breaches ? 1 : 0;
                oldestAge = age;
            }
        }
        int missing = definition.evaluationPeriods() - points.size();
        AlarmState state = window.tooFewSamples()
                ? previousState // CW-24
                : state(definition, points.size(), breaching, oldestAge, previousState, profile);
        return new AlarmEvaluation(state, previousState, points, breaching, missing);
    }

    private static AlarmState state(
            AlarmDefinition definition, int real, int bad, int oldestAge, AlarmState previous, Profile profile) {
        int n = definition.evaluationPeriods();
        int m = definition.datapointsToAlarm();
        int good = real - bad;
        if (bad >= m) {
            return AlarmState.ALARM; // CW-12
        }
        // CW-12's other half, OK whatever the treatment once good >= N - M + 1, follows from every branch below
        return switch (definition.treatMissingData()) {
            case BREACHING -> bad + (n - real) >= m ? AlarmState.ALARM : AlarmState.OK; // CW-13
            case NOT_BREACHING -> AlarmState.OK; // CW-13
            case IGNORE -> good > 0 ? AlarmState.OK : previous; // CW-14, CW-15
            case MISSING -> good > 0 ? AlarmState.OK : withoutGoodPoints(m, real, oldestAge, previous, profile);
        };
    }

    /** Under {@code missing}: no point at all (CW-14), or breaching ones only, fewer than M (CW-15, CW-16). */
    private static AlarmState withoutGoodPoints(int m, int real, int oldestAge, AlarmState previous, Profile profile) {
        if (oldestAge >= m) {
            return AlarmState.ALARM;
        }
        boolean keepsOk =
                real > 0 && previous == AlarmState.OK && profile.cwEarlyLonePoint() == Knobs.EarlyLonePoint.KEEP;
        return keepsOk ? AlarmState.OK : AlarmState.INSUFFICIENT_DATA;
    }
}

package dev.dryscale.scaling.alarm;

import dev.dryscale.scaling.alarm.AlarmEvaluation.Point;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The sentence {@code describe-alarms} gives as StateReason (CW-23). Made on demand, since few evaluations are ever printed.
 * The words for missing data are those seen in real accounts; the one for INSUFFICIENT_DATA is from memory.
 */
public final class StateReason {

    private StateReason() {}

    /**
     * Why the alarm is in its state.
     *
     * @param start the instant of the run's start, which the datapoints' nanoseconds count from
     */
    public static String of(AlarmDefinition definition, AlarmEvaluation evaluation, Instant start) {
        if (evaluation.state() == AlarmState.INSUFFICIENT_DATA) {
            int unknown = evaluation.missing();
            return "Insufficient Data: " + plural(unknown, "datapoint") + (unknown == 1 ? " was" : " were")
                    + " unknown.";
        }
        boolean inAlarm = evaluation.state() == AlarmState.ALARM;
        List<Point> decisive = evaluation.points().stream()
                .filter(point -> point.breaching() == inAlarm)
                .toList();
        int needed = inAlarm
                ? definition.datapointsToAlarm()
                : definition.evaluationPeriods() - definition.datapointsToAlarm() + 1;
        boolean onMissing = decisive.size() < needed && definition.treatMissingData() != TreatMissingData.MISSING;
        return onMissing || decisive.isEmpty()
                ? byMissingData(definition, evaluation)
                : byDatapoints(definition, decisive, inAlarm, needed, start);
    }

    private static String byDatapoints(
            AlarmDefinition definition, List<Point> decisive, boolean inAlarm, int needed, Instant start) {
        var values = new StringBuilder();
        for (Point point : decisive) {
            values.append(values.isEmpty() ? "[" : ", ");
            values.append(point.value().doubleValue()).append(" (");
            stamp(values, start.plusNanos(point.periodStartNanos()));
            values.append(')');
        }
        values.append(']');
        String verb = (decisive.size() == 1 ? "was " : "were ") + (inAlarm ? "" : "not ");
        return "Threshold Crossed: " + decisive.size() + " out of the last " + definition.evaluationPeriods()
                + " datapoints " + values + " " + verb
                + definition.comparisonOperator().phrase() + " the threshold ("
                + definition.threshold().doubleValue() + ") (minimum " + plural(needed, "datapoint") + " for "
                + (inAlarm ? "OK -> ALARM" : "ALARM -> OK") + " transition).";
    }

    /** As {@code dd/MM/yy HH:mm:ss}, UTC; a pattern would do, at ten times the cost, and a day has tens of thousands. */
    private static void stamp(StringBuilder out, Instant instant) {
        var time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
        twoDigits(out, time.getDayOfMonth()).append('/');
        twoDigits(out, time.getMonthValue()).append('/');
        twoDigits(out, time.getYear() % 100).append(' ');
        twoDigits(out, time.getHour()).append(':');
        twoDigits(out, time.getMinute()).append(':');
        twoDigits(out, time.getSecond());
    }

    private static StringBuilder twoDigits(StringBuilder out, int number) {
        return out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    private static String byMissingData(AlarmDefinition definition, AlarmEvaluation evaluation) {
        int received = evaluation.points().size();
        int missing = evaluation.missing();
        String treatment = switch (definition.treatMissingData()) {
            case BREACHING -> "Breaching";
            case NOT_BREACHING -> "NonBreaching";
            case MISSING -> "Missing";
            case IGNORE -> "Ignore";
        };
        return "Threshold Crossed: "
                + (received == 0
                        ? "no datapoints were"
                        : plural(received, "datapoint") + (received == 1 ? " was" : " were"))
                + " received for " + plural(definition.evaluationPeriods(), "period") + " and "
                + plural(missing, "missing datapoint") + (missing == 1 ? " was" : " were") + " treated as [" + treatment
                + "].";
    }

    private static String plural(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}

package dev.dryscale.report;

import dev.dryscale.record.AlarmReading;
import dev.dryscale.record.DecisionEntry;
import dev.dryscale.record.RunResult;
import dev.dryscale.record.Timeline.Column;
import dev.dryscale.scaling.alarm.StateReason;
import dev.dryscale.scaling.metric.Rational;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Why a group did or did not scale in one minute: each alarm with its datapoints, each decision with its formula. */
public final class Explanation {

    private static final long MINUTE = 60_000_000_000L;

    private final RunResult run;
    private final long fromNanos;

    private Explanation(RunResult run, long fromNanos) {
        this.run = run;
        this.fromNanos = fromNanos;
    }

    /**
     * The lines for the minute that begins at {@code fromNanos}.
     *
     * @param run at least as long as the end of that minute
     */
    public static List<String> of(RunResult run, long fromNanos) {
        return new Explanation(run, fromNanos).lines();
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(run.scenario() + ", policy " + run.candidate() + ", " + time(fromNanos) + " to "
                + time(fromNanos + MINUTE));
        lines.add(group());
        var entries = run.decisions().stream()
                .filter(entry -> entry.atNanos() >= fromNanos && entry.atNanos() < fromNanos + MINUTE)
                .toList();
        if (entries.isEmpty()) {
            lines.add("no alarm was evaluated and no policy was due in this minute");
        }
        for (var entry : entries) {
            lines.add("");
            decision(entry, lines);
        }
        standing(entries, lines);
        return lines;
    }

    private String group() {
        int row = (int) (fromNanos / MINUTE);
        return "group: desired " + count(Column.DESIRED, row) + ", in service " + count(Column.IN_SERVICE, row)
                + " (warming up "
                + count(Column.WARMING, row) + "), pending " + count(Column.PENDING, row) + ", terminating "
                + count(Column.TERMINATING, row);
    }

    private String count(Column column, int row) {
        return run.timeline().has(column) && row < run.timeline().rows()
                ? Long.toString((long) run.timeline().column(column)[row])
                : "?";
    }

    private void decision(DecisionEntry entry, List<String> lines) {
        String change = entry.changedCapacity() ? entry.from() + " -> " + entry.to() : "stays at " + entry.from();
        lines.add(time(entry.atNanos()) + " policy " + entry.policy() + ": " + entry.outcome() + ", " + change);
        lines.add("  because " + entry.reason());
        entry.alarms().forEach(alarm -> alarm(alarm, lines));
    }

    private void alarm(AlarmReading reading, List<String> lines) {
        var definition = reading.definition();
        var points = new ArrayList<>(reading.evaluation().datapoints());
        java.util.Collections.reverse(points);
        lines.add("  alarm " + definition.name() + " is " + reading.evaluation().state() + " since "
                + time(reading.sinceNanos()) + (reading.invoked() ? " and invokes the policy" : ""));
        lines.add("    " + definition.comparisonOperator().awsName() + " "
                + definition.threshold().display() + ", "
                + definition.datapointsToAlarm() + " of " + definition.evaluationPeriods() + " datapoints of "
                + definition.periodSeconds() + " s");
        lines.add("    datapoints, oldest first: "
                + (points.isEmpty()
                        ? "none"
                        : points.stream().map(Rational::display).collect(Collectors.joining(", "))));
        lines.add("    "
                + StateReason.of(definition, reading.evaluation(), Instant.ofEpochSecond(run.startEpochSecond())));
    }

    /** Alarms that are evaluated less often than once a minute, as they were seen last. */
    private void standing(List<DecisionEntry> entries, List<String> lines) {
        Map<String, DecisionEntry> seen = new TreeMap<>();
        run.decisions().stream()
                .filter(entry -> entry.atNanos() < fromNanos)
                .forEach(entry -> entry.alarms()
                        .forEach(alarm -> seen.put(alarm.definition().name(), entry)));
        entries.forEach(entry ->
                entry.alarms().forEach(alarm -> seen.remove(alarm.definition().name())));
        seen.forEach((name, entry) -> {
            lines.add("");
            lines.add("not evaluated in this minute; last at " + time(entry.atNanos()) + ", policy " + entry.policy());
            entry.alarms().stream()
                    .filter(alarm -> alarm.definition().name().equals(name))
                    .forEach(alarm -> alarm(alarm, lines));
        });
    }

    private String time(long nanos) {
        return Numbers.instant(run.startEpochSecond(), nanos / 1_000_000_000L * 1_000_000_000L)
                .toString();
    }
}

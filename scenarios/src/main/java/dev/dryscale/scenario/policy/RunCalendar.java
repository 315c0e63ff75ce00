package dev.dryscale.scenario.policy;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.Scalars;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;

/**
 * Where a run lies on the calendar, for policies that act by the clock.
 *
 * @param startEpochSecond of the run's start, UTC
 * @param horizonNanos length of the run
 */
public record RunCalendar(long startEpochSecond, long horizonNanos) {

    /** One day from the epoch, for policies that are read without a scenario. */
    public static final RunCalendar NONE = new RunCalendar(0, 86_400_000_000_000L);

    private static final int HOUR_SECONDS = 3_600;
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY_SECONDS = 86_400;
    private static final String RULE =
            "must be a moment of the run: a time after its start such as 90m, a clock time such as 14:00:00Z, or"
                    + " 2026-01-05T14:00:00Z";

    long nanosOf(long epochSecond) {
        return (epochSecond - startEpochSecond) * SECOND;
    }

    long endEpochSecond() {
        return startEpochSecond + horizonNanos / SECOND;
    }

    int secondOfHour() {
        return Math.floorMod(startEpochSecond, HOUR_SECONDS);
    }

    /** Nanoseconds after the start; a clock time that comes twice in the run is refused with the list. */
    public long at(Node node, Problems problems) {
        String text = node instanceof ScalarNode scalar ? scalar.text() : "";
        if (text.matches("[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z")) {
            return clockTime(node, LocalTime.parse(text.substring(0, text.length() - 1)), problems);
        }
        if (text.matches("[0-9]{4}-.*")) {
            return moment(node, text, problems);
        }
        return Quantity.nanos(node, 0, horizonNanos, 0, problems);
    }

    private long moment(Node node, String text, Problems problems) {
        try {
            long seconds = OffsetDateTime.parse(text).toEpochSecond() - startEpochSecond;
            if (seconds >= 0 && seconds <= horizonNanos / SECOND) {
                return seconds * SECOND;
            }
        } catch (DateTimeException e) {
            // told below
        }
        Scalars.refuse(node, RULE, problems);
        return 0;
    }

    private long clockTime(Node node, LocalTime time, Problems problems) {
        long first = Math.floorMod(time.toSecondOfDay() - startEpochSecond, DAY_SECONDS);
        var found = new ArrayList<String>();
        for (long second = first; second * SECOND < horizonNanos; second += DAY_SECONDS) {
            found.add(Instant.ofEpochSecond(startEpochSecond + second)
                    .atOffset(ZoneOffset.UTC)
                    .toString());
        }
        if (found.size() == 1) {
            return first * SECOND;
        }
        String rule = found.isEmpty()
                ? RULE + "; this clock time does not come in the run"
                : "comes " + found.size() + " times in the run: "
                        + String.join(", ", found.subList(0, Math.min(3, found.size())))
                        + (found.size() > 3 ? ", …" : "");
        Scalars.refuse(node, rule, problems);
        return 0;
    }
}

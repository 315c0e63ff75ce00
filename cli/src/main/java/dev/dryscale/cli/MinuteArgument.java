package dev.dryscale.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A minute of a run as people write it: an instant, or a clock time that the run has exactly once. */
final class MinuteArgument {

    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final int DAY_SECONDS = 86_400;
    private static final int MOST_LISTED = 8;
    private static final Pattern CLOCK = Pattern.compile("(\\d\\d:\\d\\d(?::\\d\\d)?)Z?");

    private final long startEpochSecond;
    private final long horizonNanos;

    MinuteArgument(long startEpochSecond, long horizonNanos) {
        this.startEpochSecond = startEpochSecond;
        this.horizonNanos = horizonNanos;
    }

    /**
     * The start of the minute, nanoseconds since the run's start.
     *
     * @throws IllegalArgumentException when it is no time, lies outside the run, or occurs more than once (with the list)
     */
    long nanos(String text) {
        var clock = CLOCK.matcher(text);
        return clock.matches() ? ofClock(text, LocalTime.parse(clock.group(1))) : ofInstant(text);
    }

    private long ofInstant(String text) {
        Instant instant;
        try {
            instant = text.matches(".*(Z|[-+]\\d\\d:?\\d\\d)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(
                    "must be a time such as 2026-03-01T14:32Z or 14:32Z, was '" + text + "'", wrong);
        }
        long nanos = (instant.getEpochSecond() - startEpochSecond) * SECOND;
        if (nanos < 0 || nanos >= horizonNanos) {
            throw outside(text);
        }
        return nanos / MINUTE * MINUTE;
    }

    private long ofClock(String text, LocalTime time) {
        var found = new ArrayList<Long>();
        long first = Math.floorDiv(startEpochSecond, (long) DAY_SECONDS) * DAY_SECONDS + time.toSecondOfDay();
        long end = startEpochSecond + horizonNanos / SECOND;
        for (long at = first; at < end; at += DAY_SECONDS) {
            if (at >= startEpochSecond) {
                found.add(at);
            }
        }
        if (found.isEmpty()) {
            throw outside(text);
        }
        if (found.size() > 1) {
            String list = found.stream()
                    .limit(MOST_LISTED)
                    .map(at -> Instant.ofEpochSecond(at).toString())
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException("'" + text + "' occurs " + found.size()
                    + " times in the run; write one of " + list + (found.size() > MOST_LISTED ? ", …" : ""));
        }
        return (found.get(0) - startEpochSecond) * SECOND / MINUTE * MINUTE;
    }

    private IllegalArgumentException outside(String text) {
        return new IllegalArgumentException("'" + text + "' lies outside the run, which goes from "
                + Instant.ofEpochSecond(startEpochSecond) + " to "
                + Instant.ofEpochSecond(startEpochSecond + horizonNanos / SECOND));
    }
}

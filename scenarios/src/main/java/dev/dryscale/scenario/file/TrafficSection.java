package dev.dryscale.scenario.file;

import dev.dryscale.fleet.Fidelity;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.input.Reading;
import dev.dryscale.scenario.policy.RunCalendar;
import dev.dryscale.traffic.TrafficSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;

/**
 * Reads {@code traffic:} and settles when the run starts and how long it lasts.
 *
 * @param summary one line for reports
 * @param times what the requests carry with them
 */
record TrafficSection(
        TrafficSource source, long startEpochSecond, long horizonNanos, String summary, RecordedTimes times) {

    /** A Monday, for synthetic traffic that does not say when it starts. */
    static final Instant DEFAULT_START = Instant.parse("2026-01-05T00:00:00Z");

    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final double SECOND_NANOS = 1e9;

    /** About 20 minutes of computing; more is a mistake in a rate or a duration. */
    private static final double MOST_REQUESTS = 2e10;

    RunCalendar calendar() {
        return new RunCalendar(startEpochSecond, horizonNanos);
    }

    static TrafficSection read(Fields fields, HeadSection head, Reading reading) {
        var node = TraceSection.chosen(fields.optional("traffic"), reading);
        var override = reading.options().trafficOverride();
        var times = new RecordedTimes(ServiceTime.isFromTrace(fields));
        var reader = new TrafficReader(reading, times);
        TrafficReader.Part part;
        if (node == null && override == null) {
            fields.required("traffic");
            return new TrafficSection(TrafficReader.SILENCE, 0, MINUTE_NANOS, "", times);
        }
        int before = reading.problems().all().size();
        part = node == null ? new ReplaySection(reading, times).override(fields.place()) : reader.read(node);
        if (override != null && node != null && reader.replayCount() == 0) {
            times.clear();
            part = new ReplaySection(reading, times).override(fields.placeOf("traffic"));
        }
        boolean sound = reading.problems().all().size() == before;
        long horizon = horizon(fields, head, part);
        var section = new TrafficSection(
                part.source(), start(head, part).getEpochSecond(), horizon, summary(part, horizon), times);
        if (sound) {
            section.refuseFlood(fields, head, reading.problems());
        }
        return section;
    }

    private static Instant start(HeadSection head, TrafficReader.Part part) {
        if (head.start() != null) {
            return head.start();
        }
        return part.start() == null ? DEFAULT_START : part.start();
    }

    /** The stated duration, or the traffic's own length in whole minutes: the control loop counts in minutes. */
    private static long horizon(Fields fields, HeadSection head, TrafficReader.Part part) {
        if (head.durationNanos() != null) {
            return head.durationNanos();
        }
        long length = part.source().durationNanos();
        if (length == Long.MAX_VALUE) {
            fields.refuse("duration", "is required: the traffic has no end of its own", null);
            return MINUTE_NANOS;
        }
        return (length - 1) / MINUTE_NANOS * MINUTE_NANOS + MINUTE_NANOS;
    }

    private void refuseFlood(Fields fields, HeadSection head, Problems problems) {
        double requests = source.ratePerSecond(0, horizonNanos) * (horizonNanos / SECOND_NANOS);
        if (head.fidelity() == Fidelity.REQUESTS && requests > MOST_REQUESTS) {
            var place = fields.placeOf("traffic");
            problems.error(
                    place.file(),
                    place.line(),
                    place.pointer(),
                    "must be at most 2e10 requests in fidelity requests",
                    "about " + count(requests));
        }
    }

    private static String summary(TrafficReader.Part part, long horizonNanos) {
        double requests = part.source().ratePerSecond(0, horizonNanos) * (horizonNanos / SECOND_NANOS);
        String text = count(requests) + " requests expected in " + length(horizonNanos) + "; "
                + part.source().describe();
        return part.told().isEmpty() ? text : text + "; " + part.told();
    }

    private static String length(long nanos) {
        double hours = nanos / 3.6e12;
        return hours >= 1 ? plain(hours, 1) + " h" : plain(nanos / 6e10, 1) + " min";
    }

    private static String count(double requests) {
        if (requests >= 1e6) {
            return plain(requests / 1e6, 1) + " million";
        }
        return String.format(Locale.ROOT, "%,.0f", requests);
    }

    private static String plain(double value, int digits) {
        var rounded = BigDecimal.valueOf(value)
                .setScale(digits, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return rounded.toPlainString();
    }
}

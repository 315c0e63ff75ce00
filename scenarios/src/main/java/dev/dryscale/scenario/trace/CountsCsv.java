package dev.dryscale.scenario.trace;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The reader of counts per interval: a header, a column of counts, and a column of stamps unless the interval is
 * stated. A stamp names the start of its interval.
 */
final class CountsCsv implements LineParser {

    private final CsvLine cells;
    private final int columns;
    private final int time;
    private final int count;
    private final StampField stamps;
    private final NumberField number = new NumberField();
    private final long startNanos;
    private final long intervalNanos;
    private boolean headerAhead;
    private long row;

    private CountsCsv(CsvColumns columns, int time, int count, StampField stamps, ReplayOptions options) {
        this.cells = new CsvLine(columns.separator());
        this.columns = columns.names().size();
        this.time = time;
        this.count = count;
        this.stamps = stamps;
        this.startNanos = options.startNanos();
        this.intervalNanos = options.intervalNanos() == null ? 0 : options.intervalNanos();
        this.headerAhead = columns.headerInFile();
    }

    static boolean recognises(TraceHead head, ReplayOptions options) {
        var columns = CsvColumns.of(head, options);
        boolean counted = columns.hasSureCount() || columns.hasLikelyCount() || options.countColumn() != null;
        return counted
                && (columns.hasTime()
                        || options.timeColumn() != null
                        || columns.names().size() == 1)
                && (options.format() != null || !CloudWatchCsv.recognises(head, options));
    }

    static LineParser open(TraceHead head, ReplayOptions options) throws RefusedTraceException {
        return open(head, options, null);
    }

    /** Opens a reader that takes stamps without an offset as times in {@code usualZone}; null refuses them. */
    static LineParser open(TraceHead head, ReplayOptions options, @Nullable ZoneId usualZone)
            throws RefusedTraceException {
        var columns = CsvColumns.of(head, options);
        int count = columns.count(options);
        if (count == CsvColumns.NONE) {
            throw new RefusedTraceException(
                    "must have a column of counts, e.g. requests; state countColumn:", columns.shownNames());
        }
        int time = columns.time(options);
        if (time == CsvColumns.NONE && options.intervalNanos() == null) {
            throw new RefusedTraceException(
                    "has no time column; state interval: (what one count covers) or timeColumn:", columns.shownNames());
        }
        var stamps =
                CsvColumns.stamps(time == CsvColumns.NONE ? "" : columns.names().get(time), options, usualZone, false);
        return new CountsCsv(columns, time, count, stamps, options);
    }

    @Override
    public Verdict parse(byte[] b, int from, int to, TraceRecord out) {
        if (from == to && (columns > 1 || headerAhead)) {
            return Verdict.NOTHING;
        }
        if (headerAhead) {
            headerAhead = false;
            return Verdict.NOTHING;
        }
        if (!cells.split(b, from, to)) {
            return out.refuse(cells.rule(), from, to);
        }
        if (cells.cells() != columns) {
            return out.refuse("must have " + Shown.count(columns, "cell") + " like the header", from, to);
        }
        if (!number.read(b, cells.from(count), cells.to(count))) {
            return out.refuse("count " + number.rule(), cells.from(count), cells.to(count));
        }
        if (number.value() < 0 || b[cells.from(count)] == '-') {
            return out.refuse("count must not be negative", cells.from(count), cells.to(count));
        }
        if (number.value() > CountGrid.MOST_COUNT) {
            return out.refuse("count must be at most 1e12", cells.from(count), cells.to(count));
        }
        out.count = number.value();
        return stamp(b, out);
    }

    private Verdict stamp(byte[] b, TraceRecord out) {
        if (time == CsvColumns.NONE) {
            // The row's number is its time; a reader can count further than a long of nanoseconds goes.
            if (row >= (StampField.LAST_SECOND * 1_000_000_000L - startNanos) / intervalNanos) {
                return out.refuse("must end before the year 2262", cells.from(count), cells.to(count));
            }
            out.stampNanos = startNanos + row++ * intervalNanos;
            return Verdict.RECORD;
        }
        if (!stamps.read(b, cells.from(time), cells.to(time))) {
            return out.refuse("stamp " + stamps.rule(), cells.from(time), cells.to(time));
        }
        out.stampNanos = stamps.nanos();
        return Verdict.RECORD;
    }

    static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }

    @Override
    public long finestNanos() {
        return time == CsvColumns.NONE ? intervalNanos : stamps.finestNanos();
    }
}

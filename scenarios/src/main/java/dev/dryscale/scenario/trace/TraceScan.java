package dev.dryscale.scenario.trace;

import dev.dryscale.scenario.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/**
 * The first pass over one trace: reads every line once in bounded memory, finds every mistake, and measures what the
 * second pass needs (lateness, resolution, span) and what the report says.
 */
final class TraceScan {

    /** Stamps that lie on a coarser grid than they are written count as coarse only with so many of them. */
    private static final long ENOUGH_FOR_A_GRID = 100;

    private static final long FINE = 100_000_000L;
    private static final long LONGEST = 100 * 366 * 86_400_000_000_000L;
    private static final long COARSEST = 3_600_000_000_000L;

    private final FileProblems problems;
    private final ReplayOptions options;
    private final RateBins bins;
    private final LineTally tally = new LineTally();
    private final StepTable steps = new StepTable();
    private long line;

    private long records;
    private long timed;
    private double timedNanos;
    private double total;
    private long first;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;
    private long previous;
    private long outOfOrder;
    private long lateness;
    private long grid;

    /**
     * What one trace holds.
     *
     * @param records requests or rows, after filters
     * @param timed requests whose time at the server is recorded
     * @param timedNanos these times in all
     * @param total requests, or the sum of counts
     * @param minNanos earliest stamp
     * @param maxNanos latest stamp
     * @param outOfOrder lines that go back in time against the line before
     * @param latenessNanos how far a line lies behind the latest stamp before it, at most
     * @param resolutionNanos the step of the stamps: as written, or their grid if that is coarser
     * @param steps between the stamps in file order; only for a trace that is in order
     */
    record Result(
            TraceBytes bytes,
            TraceFormat format,
            InputDigest digest,
            LineTally tally,
            long records,
            long timed,
            double timedNanos,
            double total,
            long minNanos,
            long maxNanos,
            long outOfOrder,
            long latenessNanos,
            long resolutionNanos,
            StepTable steps) {}

    private TraceScan(FileProblems problems, ReplayOptions options, RateBins bins) {
        this.problems = problems;
        this.options = options;
        this.bins = bins;
    }

    /** Scans {@code bytes}; null when mistakes make it unusable, all of them then being among the problems. */
    static @Nullable Result of(TraceBytes bytes, ReplayOptions options, RateBins bins, Problems problems) {
        var found = new FileProblems(problems, bytes.name());
        var scan = new TraceScan(found, options, bins);
        Result result = null;
        try (var raw = new DigestingStream(bytes.open())) {
            result = scan.read(bytes, raw);
        } catch (RefusedTraceException e) {
            found.error(scan.line + 1, e);
        } catch (NoSuchFileException e) {
            found.error(0, "must exist", null);
        } catch (AccessDeniedException e) {
            found.error(0, "must be readable", null);
        } catch (IOException e) {
            found.error(0, "could not be read: " + e.getMessage(), null);
        }
        found.close();
        return found.hasErrors() ? null : result;
    }

    private @Nullable Result read(TraceBytes bytes, DigestingStream raw) throws IOException {
        var opened = TraceSource.open(bytes.name(), unclosed(raw), options, this::hear);
        var format = opened.format();
        try (var cursor = opened.cursor()) {
            addAll(cursor, format);
            raw.transferTo(OutputStream.nullOutputStream());
            if (records == 0 && !problems.hasErrors()) {
                problems.error(0, tally.lines() == 0 ? "must have at least one line of data" : nothingLeft(), null);
            }
            return new Result(
                    bytes,
                    format,
                    raw.digest(bytes.name()),
                    tally,
                    records,
                    timed,
                    timedNanos,
                    total,
                    min,
                    max,
                    outOfOrder,
                    lateness,
                    resolution(cursor.finestNanos()),
                    steps);
        }
    }

    private void addAll(RecordCursor cursor, TraceFormat format) throws IOException {
        var record = new TraceRecord();
        long allowed = format.reorderWithin(options);
        boolean equalRefused = refusesEqual(format, options);
        while (cursor.next(record)) {
            add(record, allowed, equalRefused);
        }
    }

    static boolean refusesEqual(TraceFormat format, ReplayOptions options) {
        var stated = options.duplicates();
        return stated == null ? format.kind() == TraceFormat.Kind.COUNTS : stated == Duplicates.REFUSE;
    }

    /** The digest needs the bytes behind the last line too, so the cursor must not close the stream. */
    private static InputStream unclosed(InputStream in) {
        return new UnclosedStream(in);
    }

    private String nothingLeft() {
        return "must have a request left; of " + Shown.count(tally.lines(), "line") + " "
                + Shown.count(tally.filtered()) + " are filtered out and " + Shown.count(tally.refused())
                + " refused";
    }

    private void hear(Verdict verdict, TraceRecord record, byte[] bytes) {
        line = record.line;
        tally.count(verdict, record);
        if (verdict == Verdict.REFUSED && options.malformed() == Malformed.REFUSE) {
            problems.refused(record, bytes);
        }
    }

    private void add(TraceRecord record, long allowed, boolean equalRefused) throws RefusedTraceException {
        long stamp = record.stampNanos;
        if (records++ == 0) {
            first = stamp;
            previous = stamp;
        } else {
            // Checked first: a longer span would overflow every difference of stamps below.
            line = record.line - 1;
            refuseTooLong(Math.min(min, stamp), Math.max(max, stamp));
            line = record.line;
            order(record, stamp, allowed, equalRefused);
        }
        min = Math.min(min, stamp);
        max = Math.max(max, stamp);
        previous = stamp;
        long offset = stamp - first;
        // Once the grid is finer than what is replayed exactly, its size does not matter any more.
        if ((grid == 0 || grid >= FINE) && (grid == 0 ? offset != 0 : offset % grid != 0)) {
            grid = StepTable.gcd(Math.abs(offset), grid);
        }
        total += record.count;
        if (record.serviceNanos >= 0) {
            timed++;
            timedNanos += record.serviceNanos;
        }
        bins.add(stamp, record.count);
        if (outOfOrder == 0) {
            steps.add(stamp);
        }
    }

    /** Refuses a recording from {@code earliest} to {@code latest} that lasts longer than a century. */
    static void refuseTooLong(long earliest, long latest) throws RefusedTraceException {
        if (earliest < latest - LONGEST && latest > LONGEST + Long.MIN_VALUE) {
            throw new RefusedTraceException("must last at most 100 years from the earliest stamp to the latest", null);
        }
    }

    private void order(TraceRecord record, long stamp, long allowed, boolean equalRefused) {
        if (stamp < previous) {
            outOfOrder++;
        }
        if (stamp < max) {
            long late = max - stamp;
            lateness = Math.max(lateness, late);
            if (late > allowed) {
                problems.error(
                        record.line,
                        "goes back in time by " + Shown.time(late) + "; "
                                + (allowed == 0 ? "state reorderWithin:" : "reorderWithin is " + Shown.time(allowed)),
                        null);
            }
        } else if (stamp == max && equalRefused) {
            problems.error(record.line, "has the stamp of the line before; state duplicates: sum", null);
        }
    }

    private long resolution(long written) {
        boolean coarser = records >= ENOUGH_FOR_A_GRID && grid >= FINE && grid > written;
        return coarser ? Math.min(grid, COARSEST) : written;
    }
}

package dev.dryscale.scenario.trace;

import dev.dryscale.scenario.Problems;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lays recorded counts on a regular grid. A row covers the time to the next row; where that is more than one and a half
 * intervals, the row covers one interval and the rest is a gap. A gap is not zero load, so it is refused unless the
 * scenario says what it stands for.
 */
final class CountGrid {

    /** A year of seconds; more is asked to be aggregated. */
    private static final int MOST_CELLS = 1 << 25;

    /** The largest count of one interval, as in {@code CountTraffic}. */
    static final double MOST_COUNT = 1e12;

    private static final long MINUTE = 60_000_000_000L;

    private final FileProblems problems;
    private final @Nullable Gaps rule;
    private final boolean equalRefused;
    private final long interval;
    private final long cell;
    private double[] counts;
    private int used;

    private long rows;
    private long gaps;
    private long missing;
    private long shortSteps;
    private double lastPerCell;
    private long toInterpolate;

    private CountGrid(
            FileProblems problems, @Nullable Gaps rule, boolean equalRefused, long interval, long cell, int cells) {
        this.problems = problems;
        this.rule = rule;
        this.equalRefused = equalRefused;
        this.interval = interval;
        this.cell = cell;
        this.counts = new double[cells];
    }

    /** The series in {@code traces}; null when mistakes make it unusable. */
    static @Nullable CountSeries of(List<TraceScan.Result> traces, ReplayOptions options, Problems problems)
            throws IOException {
        var found = new FileProblems(problems, traces.get(0).bytes().name());
        try {
            return of(traces, options, found);
        } finally {
            found.close();
        }
    }

    private static @Nullable CountSeries of(List<TraceScan.Result> traces, ReplayOptions options, FileProblems problems)
            throws IOException {
        var steps = steps(traces, options);
        long interval = interval(options, steps, problems);
        long cell = steps.divisor() % interval == 0 ? interval : StepTable.gcd(interval, steps.divisor());
        long start = traces.get(0).minNanos();
        double cells = cells(traces, options, interval, cell);
        if (cells > MOST_CELLS) {
            problems.error(
                    0,
                    "must have at most " + Shown.count(MOST_CELLS) + " intervals of " + Shown.time(cell)
                            + " from start to end; aggregate it, or clip it",
                    Shown.count((long) cells));
            return null;
        }
        boolean equalRefused = TraceScan.refusesEqual(traces.get(0).format(), options);
        var grid = new CountGrid(problems, options.gaps(), equalRefused, interval, cell, (int) cells);
        try (var cursor = cursor(traces, options)) {
            grid.lay(cursor);
        }
        if (grid.shortSteps > 0) {
            problems.warning(
                    0,
                    "has " + Shown.count(grid.shortSteps, "row") + " closer to the next than the interval of "
                            + Shown.time(interval) + "; each covers the time to the next row");
        }
        return problems.hasErrors() ? null : grid.series(start);
    }

    /** Gaps take no cells where they are left out or not allowed. A double, since the product may pass a long. */
    private static double cells(List<TraceScan.Result> traces, ReplayOptions options, long interval, long cell) {
        double perRow = (double) interval / cell;
        if (options.gaps() == null || options.gaps() == Gaps.SKIP) {
            return perRow * traces.stream().mapToLong(TraceScan.Result::records).sum();
        }
        long start = traces.get(0).minNanos();
        long end = traces.stream().mapToLong(TraceScan.Result::maxNanos).max().orElse(start);
        long between = (end - start) / cell;
        return between + perRow;
    }

    static StepTable steps(List<TraceScan.Result> traces, ReplayOptions options) throws IOException {
        if (traces.size() == 1 && traces.get(0).outOfOrder() == 0) {
            return traces.get(0).steps();
        }
        var steps = new StepTable();
        var record = new TraceRecord();
        try (var cursor = cursor(traces, options)) {
            while (cursor.next(record)) {
                steps.add(record.stampNanos);
            }
        }
        return steps;
    }

    private static RecordCursor cursor(List<TraceScan.Result> traces, ReplayOptions options) throws IOException {
        return traces.size() == 1 ? MergeCursor.ordered(traces.get(0), options) : new MergeCursor(traces, options);
    }

    private static long interval(ReplayOptions options, StepTable steps, FileProblems problems) {
        var stated = options.intervalNanos();
        if (stated != null) {
            return stated;
        }
        long usual = steps.usual();
        if (usual == 0) {
            problems.warning(0, "has one stamp only, so its interval is taken as 60 s; state interval:");
            return MINUTE;
        }
        return usual;
    }

    private void lay(RecordCursor cursor) throws IOException {
        var record = new TraceRecord();
        boolean any = false;
        long stamp = 0;
        double count = 0;
        long line = 0;
        while (cursor.next(record)) {
            rows++;
            if (any && record.stampNanos == stamp) {
                if (equalRefused) {
                    problems.error(record.line, "has the stamp of another row; state duplicates: sum", null);
                }
                count += record.count;
                continue;
            }
            if (any) {
                row(count, record.stampNanos - stamp, line);
            }
            any = true;
            stamp = record.stampNanos;
            count = record.count;
            line = record.line;
        }
        row(count, interval, line);
    }

    /** Lays one row whose successor begins {@code step} after it. */
    private void row(double count, long step, long line) {
        if (count > MOST_COUNT) {
            problems.error(line, "count must be at most 1e12 in one interval, rows with equal stamps added", null);
        }
        long cover = step <= interval + interval / 2 ? step : interval;
        if (step < interval) {
            shortSteps++;
        }
        long cells = cover / cell;
        double perCell = count / cells;
        interpolate(perCell);
        append(perCell, cells);
        lastPerCell = perCell;
        if (cover < step) {
            gap(step - cover, line);
        }
    }

    private void gap(long nanos, long line) {
        gaps++;
        missing += nanos;
        if (rule == null) {
            problems.error(
                    line,
                    "is followed by a gap; a gap is not zero load: state gaps: zero, hold, interpolate or skip",
                    Shown.time(nanos) + " without a row");
        } else if (rule == Gaps.INTERPOLATE) {
            toInterpolate = nanos / cell;
        } else if (rule != Gaps.SKIP) {
            append(rule == Gaps.HOLD ? lastPerCell : 0, nanos / cell);
        }
    }

    private void interpolate(double next) {
        long cells = toInterpolate;
        toInterpolate = 0;
        for (long i = 1; i <= cells; i++) {
            append(lastPerCell + (next - lastPerCell) * i / (cells + 1), 1);
        }
    }

    private void append(double perCell, long cells) {
        // Outgrown only where rows cover a little more than an interval each.
        int end = (int) (used + cells);
        if (end > counts.length) {
            counts = Arrays.copyOf(counts, Math.max(end, counts.length + (counts.length >> 1)));
        }
        Arrays.fill(counts, used, end, perCell);
        used = end;
    }

    private CountSeries series(long start) {
        var exact = used == counts.length ? counts : Arrays.copyOf(counts, used);
        return new CountSeries(start, cell, exact, new CountSeries.Holes(rows, gaps, missing));
    }
}

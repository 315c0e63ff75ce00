package dev.dryscale.scenario.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The one line that says what was done with recorded traffic. */
final class ReplaySummary {

    private final LineTally tally = new LineTally();
    private final List<String> parts = new ArrayList<>();

    /** {@code 5,000 lines, 1,985 out of order by at most 41 s, 0 refused}, and what was filtered or never sent. */
    ReplaySummary(List<TraceScan.Result> traces) {
        long outOfOrder = 0;
        long lateness = 0;
        for (var trace : traces) {
            tally.add(trace.tally());
            outOfOrder += trace.outOfOrder();
            lateness = Math.max(lateness, trace.latenessNanos());
        }
        var lines = traces.size() == 1 ? "" : Shown.count(traces.size(), "file") + ", ";
        var late = outOfOrder == 0 ? "" : " by at most " + Shown.time(lateness);
        var filtered = tally.filtered() == 0 ? "" : ", " + Shown.count(tally.filtered()) + " filtered out";
        parts.add(lines + Shown.count(tally.lines(), "line") + ", " + Shown.count(outOfOrder) + " out of order" + late
                + ", " + Shown.count(tally.refused()) + " refused" + filtered);
        unsent(traces);
    }

    private void unsent(List<TraceScan.Result> traces) {
        if (tally.unsent().isEmpty()) {
            return;
        }
        long all = tally.unsent().values().stream().mapToLong(Long::longValue).sum();
        long requests = traces.stream().mapToLong(TraceScan.Result::records).sum();
        long leftOut = tally.lines() - tally.filtered() - tally.refused() - requests;
        var reasons = new ArrayList<String>();
        tally.unsent().forEach((reason, n) -> reasons.add(reason + ": " + Shown.count(n)));
        parts.add(Shown.count(all) + " never sent to a target (" + String.join(", ", reasons) + "), of these "
                + Shown.count(leftOut) + " left out and " + Shown.count(all - leftOut) + " replayed as demand");
    }

    void requests(long resolutionNanos, boolean spread) {
        parts.add("stamps of " + Shown.time(resolutionNanos)
                + (spread ? ", requests spread uniformly within" : ", replayed exactly"));
    }

    void counts(CountSeries series, ReplayOptions options) {
        var rule = options.counts().name().toLowerCase(Locale.ROOT);
        parts.add("recorded counts per " + interval(series.intervalNanos()) + ", " + rule);
        if (series.gaps() > 0 && options.gaps() != null) {
            var filled = switch (options.gaps()) {
                case ZERO -> "filled with zero";
                case HOLD -> "filled by holding the last count";
                case INTERPOLATE -> "filled by interpolation";
                case SKIP -> "left out and the recorded pieces spliced together, so later times are that much early";
            };
            parts.add(Shown.count(series.gaps(), "gap") + " of " + Shown.time(series.missingNanos()) + " in all "
                    + filled);
        }
    }

    private static String interval(long nanos) {
        if (nanos == 1_000_000_000L) {
            return "second";
        }
        if (nanos == 60_000_000_000L) {
            return "minute";
        }
        return nanos == 3_600_000_000_000L ? "hour" : Shown.time(nanos);
    }

    String line() {
        return String.join("; ", parts);
    }
}

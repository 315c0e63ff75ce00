package dev.dryscale.scenario.trace;

import dev.dryscale.scenario.Problems;
import dev.dryscale.traffic.CountRule;
import dev.dryscale.traffic.CountTraffic;
import dev.dryscale.traffic.RequestTraffic;
import dev.dryscale.traffic.Stamps;
import dev.dryscale.traffic.TrafficSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The door to recorded traffic: finds the files, reads them all once, and hands out a source that replays them. */
public final class Replays {

    private static final long SECOND = 1_000_000_000L;

    /** A recording that starts in the first three years of the epoch counts from its own start. */
    private static final long CALENDAR_FROM = 100_000_000L;

    private Replays() {}

    /**
     * Opens recorded traffic. Everything is read and checked here; the source reads again only what is too long to keep.
     *
     * @return null when mistakes make it unusable; they are then among {@code problems}
     */
    public static @Nullable Replay open(ReplayRequest request, Problems problems) {
        var bins = new RateBins();
        var traces = scan(request, bins, problems);
        if (traces == null) {
            return null;
        }
        try {
            return traces.get(0).format().kind() == TraceFormat.Kind.COUNTS
                    ? counts(traces, request, problems)
                    : requests(traces, request, bins);
        } catch (RefusedTraceException e) {
            problems.error(request.file(), request.line(), request.pointer(), e.rule(), e.actual(), e.nearest());
        } catch (IOException e) {
            problems.error(
                    request.file(), request.line(), request.pointer(), "could not be read: " + e.getMessage(), null);
        }
        return null;
    }

    /** The first pass over all files, by earliest stamp; null when one of them is unusable. */
    static @Nullable List<TraceScan.Result> scan(ReplayRequest request, RateBins bins, Problems problems) {
        var files = ReplayPaths.of(request, problems);
        var traces = new ArrayList<TraceScan.Result>();
        boolean whole = !files.isEmpty();
        for (var file : files) {
            var trace = TraceScan.of(file, request.options(), bins, problems);
            whole &= trace != null;
            if (trace != null) {
                traces.add(trace);
            }
        }
        if (!whole || !agree(traces, request, problems)) {
            return null;
        }
        traces.sort(Comparator.comparingLong(TraceScan.Result::minNanos)
                .thenComparing(trace -> trace.bytes().name()));
        return traces;
    }

    private static boolean agree(List<TraceScan.Result> traces, ReplayRequest request, Problems problems) {
        var first = traces.get(0);
        long earliest = first.minNanos();
        long latest = first.maxNanos();
        try {
            for (var trace : traces) {
                earliest = Math.min(earliest, trace.minNanos());
                latest = Math.max(latest, trace.maxNanos());
                TraceScan.refuseTooLong(earliest, latest);
                if (trace.format().kind() != first.format().kind()) {
                    throw new RefusedTraceException(
                            "must replay either requests or counts, not both; "
                                    + first.bytes().name() + " is "
                                    + first.format().word(),
                            trace.bytes().name() + " is " + trace.format().word());
                }
            }
            return true;
        } catch (RefusedTraceException e) {
            problems.error(request.file(), request.line(), request.pointer(), e.rule(), e.actual());
            return false;
        }
    }

    private static @Nullable Replay counts(List<TraceScan.Result> traces, ReplayRequest request, Problems problems)
            throws IOException {
        var options = request.options();
        var series = CountGrid.of(traces, options, problems);
        if (series == null) {
            return null;
        }
        var rule = switch (options.counts()) {
            case UNIFORM -> CountRule.UNIFORM;
            case POISSON -> CountRule.POISSON;
            case EVENLY -> CountRule.EVENLY;
        };
        var source = new CountTraffic(series.counts(), series.intervalNanos(), 0, rule);
        var summary = new ReplaySummary(traces);
        summary.counts(series, options);
        return replay(source, series.startNanos(), Math.round(series.total()), summary, traces);
    }

    private static Replay requests(List<TraceScan.Result> traces, ReplayRequest request, RateBins bins)
            throws IOException {
        var options = request.options();
        var log = new FileRequestLog(traces, options, bins);
        var source = new RequestTraffic(log, options.exactStamps() ? Stamps.EXACT : Stamps.AUTO);
        var summary = new ReplaySummary(traces);
        summary.requests(log.resolutionNanos(), source.spreads());
        return replay(source, log.startNanos(), log.requests(), summary, traces);
    }

    private static Replay replay(
            TrafficSource source,
            long startNanos,
            long requests,
            ReplaySummary summary,
            List<TraceScan.Result> traces) {
        long second = Math.floorDiv(startNanos, SECOND);
        long timed = traces.stream().mapToLong(TraceScan.Result::timed).sum();
        double timedNanos =
                traces.stream().mapToDouble(TraceScan.Result::timedNanos).sum();
        return new Replay(
                source,
                second,
                (int) Math.floorMod(startNanos, SECOND),
                second >= CALENDAR_FROM,
                source.durationNanos(),
                requests,
                timed,
                timed == 0 ? 0 : timedNanos / timed,
                summary.line(),
                traces.stream()
                        .map(TraceScan.Result::digest)
                        .sorted(Comparator.comparing(InputDigest::name))
                        .toList());
    }
}

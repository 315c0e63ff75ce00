package dev.dryscale.scenario.trace;

import dev.dryscale.record.LatencyHistogram;
import dev.dryscale.scenario.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Measures a recorded trace for {@code trace inspect}. Holes in counts are reported here, not refused. */
public final class TraceInspector {

    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final int LISTED_GAPS = 20;
    private static final int LISTED_SILENCES = 3;
    private static final long CALENDAR_FROM = 100_000_000L * SECOND;

    private final List<TraceScan.Result> traces;
    private final ReplayOptions options;
    private final boolean isCounts;
    private final LatencyHistogram times = new LatencyHistogram();
    private final TreeMap<Integer, Long> outcomes = new TreeMap<>();
    private final PriorityQueue<TraceInspection.Gap> gaps =
            new PriorityQueue<>(Comparator.comparingLong(TraceInspection.Gap::lengthNanos));
    private final Peak second = new Peak(SECOND);
    private final Peak minute = new Peak(MINUTE);
    private final @Nullable CpuSeries cpu;
    private long interval;
    private long gapCount;
    private long timed;
    private long steps;
    private double mean;
    private double squares;

    private TraceInspector(List<TraceScan.Result> traces, ReplayOptions options, @Nullable CpuSeries cpu) {
        this.traces = traces;
        this.options = options;
        this.cpu = cpu;
        this.isCounts = traces.get(0).format().kind() == TraceFormat.Kind.COUNTS;
    }

    /**
     * Measures the traffic of {@code request}; null when mistakes, then among {@code problems}, make it unusable.
     */
    public static @Nullable TraceInspection inspect(ReplayRequest request, Problems problems) {
        return inspect(request, null, problems);
    }

    /**
     * The same with CPU-seconds per request from two CloudWatch metrics.
     *
     * @param cpu where they are; null for none
     */
    public static @Nullable TraceInspection inspect(ReplayRequest request, @Nullable CpuFiles cpu, Problems problems) {
        var traces = Replays.scan(request, new RateBins(), problems);
        var series = cpu == null ? null : CpuSeries.of(cpu, problems);
        if (traces == null || (cpu != null && series == null)) {
            return null;
        }
        try {
            return new TraceInspector(traces, request.options(), series).measure();
        } catch (RefusedTraceException e) {
            problems.error(request.file(), request.line(), request.pointer(), e.rule(), e.actual());
        } catch (IOException e) {
            problems.error(
                    request.file(), request.line(), request.pointer(), "could not be read: " + e.getMessage(), null);
        }
        return null;
    }

    /**
     * The two metrics that CPU-seconds per request are computed from.
     *
     * @param cpuPercent a CSV {@code timestamp,value}: mean CPU utilization of the group in percent per period
     * @param instances a CSV {@code timestamp,value}: instances in service per period
     * @param vcpus of one instance; with 1 the result is in seconds of a whole instance
     */
    public record CpuFiles(ReplayRequest cpuPercent, ReplayRequest instances, double vcpus) {}

    private TraceInspection measure() throws IOException {
        interval = isCounts ? interval() : 0;
        var record = new TraceRecord();
        long last = traces.get(0).minNanos();
        boolean any = false;
        try (var cursor = new MergeCursor(traces, options)) {
            while (cursor.next(record)) {
                if (any) {
                    step(last, record.stampNanos - last);
                }
                any = true;
                last = record.stampNanos;
                add(record);
            }
        }
        long resolution = isCounts ? interval : cursorResolution();
        long start = traces.get(0).minNanos();
        return result(start, last - start + resolution, resolution);
    }

    private long cursorResolution() {
        return traces.stream()
                .mapToLong(TraceScan.Result::resolutionNanos)
                .max()
                .orElse(1);
    }

    private long interval() throws IOException {
        var stated = options.intervalNanos();
        if (stated != null) {
            return stated;
        }
        var steps = CountGrid.steps(traces, options);
        return steps.usual() == 0 ? MINUTE : steps.usual();
    }

    private void step(long from, long length) {
        if (!isCounts) {
            // Welford's recurrence, so that long logs lose no digits.
            steps++;
            double delta = length - mean;
            mean += delta / steps;
            squares += delta * (length - mean);
            keep(from, length, LISTED_SILENCES);
        } else if (length > interval + interval / 2) {
            gapCount++;
            keep(from + interval, length - interval, LISTED_GAPS);
        }
    }

    private void keep(long from, long length, int most) {
        gaps.add(new TraceInspection.Gap(from, length));
        if (gaps.size() > most) {
            gaps.poll();
        }
    }

    private void add(TraceRecord record) {
        second.add(record.stampNanos, record.count);
        minute.add(record.stampNanos, record.count);
        if (cpu != null) {
            cpu.addRequests(record.stampNanos, record.count);
        }
        if (!isCounts) {
            outcomes.merge(record.outcome, 1L, Long::sum);
            if (record.serviceNanos >= 0) {
                times.add(record.serviceNanos);
                timed++;
            }
        }
    }

    private TraceInspection result(long start, long duration, long resolution) throws IOException {
        var summary = new ReplaySummary(traces);
        if (outcomes.size() == 1 && outcomes.containsKey(TraceRecord.NO_OUTCOME)) {
            outcomes.clear();
        }
        var listed = new ArrayList<>(gaps);
        listed.sort(Comparator.comparingLong(TraceInspection.Gap::lengthNanos)
                .reversed()
                .thenComparingLong(TraceInspection.Gap::startNanos));
        return new TraceInspection(
                summary.line(),
                traces.get(0).format().word(),
                traces.stream().mapToDouble(TraceScan.Result::total).sum(),
                start,
                duration,
                start >= CALENDAR_FROM,
                resolution,
                isCounts && interval > SECOND ? 0 : second.most(),
                isCounts && interval > MINUTE ? 0 : minute.most(),
                isCounts || steps < 2 ? Double.NaN : squares / (steps - 1) / (mean * mean),
                listed,
                gapCount,
                timed == 0 ? null : times,
                outcomes,
                cpu == null ? null : cpu.perRequest(start, start + duration),
                traces.stream().map(TraceScan.Result::digest).toList());
    }

    /** The largest sum within one unit of the clock, of stamps in order. */
    private static final class Peak {
        private final long unit;
        private long current = Long.MIN_VALUE;
        private double sum;
        private double most;

        Peak(long unit) {
            this.unit = unit;
        }

        void add(long stamp, double count) {
            long at = Math.floorDiv(stamp, unit);
            if (at != current) {
                current = at;
                sum = 0;
            }
            sum += count;
            most = Math.max(most, sum);
        }

        double most() {
            return most;
        }
    }
}

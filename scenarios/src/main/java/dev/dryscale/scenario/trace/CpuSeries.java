package dev.dryscale.scenario.trace;

import dev.dryscale.experiment.OriginRegression;
import dev.dryscale.scenario.Problems;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** CPU utilization and instances per period, and the requests that fell into each. */
final class CpuSeries {

    private static final int MOST_ROWS = 1 << 20;
    private static final int FEWEST_PERIODS = 3;

    private final Series cpu;
    private final Series instances;
    private final double vcpus;
    private final double[] requests;

    private CpuSeries(Series cpu, Series instances, double vcpus) {
        this.cpu = cpu;
        this.instances = instances;
        this.vcpus = vcpus;
        this.requests = new double[cpu.stamps.length];
    }

    /** Both metrics; null when mistakes make one unusable. */
    static @Nullable CpuSeries of(TraceInspector.CpuFiles files, Problems problems) {
        var cpu = read(files.cpuPercent(), problems);
        var instances = read(files.instances(), problems);
        if (cpu == null || instances == null) {
            return null;
        }
        for (double percent : cpu.values) {
            if (percent > 100.5) {
                problems.error(
                        files.cpuPercent().file(),
                        0,
                        "",
                        "must be CPU utilization in percent",
                        String.valueOf(percent));
                return null;
            }
        }
        return new CpuSeries(cpu, instances, files.vcpus());
    }

    private static @Nullable Series read(ReplayRequest request, Problems problems) {
        var traces = Replays.scan(request, new RateBins(), problems);
        if (traces == null) {
            return null;
        }
        var trace = traces.get(0);
        if (traces.size() != 1 || trace.format().kind() != TraceFormat.Kind.COUNTS || trace.records() > MOST_ROWS) {
            problems.error(request.file(), 0, "", "must be one CSV timestamp,value of at most 1,048,576 rows", null);
            return null;
        }
        try (var cursor = MergeCursor.ordered(trace, request.options())) {
            int rows = (int) trace.records();
            var series =
                    new Series(rows, CountGrid.steps(traces, request.options()).usual());
            var record = new TraceRecord();
            for (int i = 0; i < rows && cursor.next(record); i++) {
                series.stamps[i] = record.stampNanos;
                series.values[i] = record.count;
            }
            return series;
        } catch (IOException e) {
            problems.error(request.file(), 0, "", "could not be read: " + e.getMessage(), null);
            return null;
        }
    }

    /** A metric's rows; each covers the interval from its stamp. */
    private static final class Series {
        private final long[] stamps;
        private final double[] values;
        private final long interval;

        Series(int rows, long interval) {
            this.stamps = new long[rows];
            this.values = new double[rows];
            this.interval = interval;
        }

        /** The row that covers {@code stamp}, -1 where none does. */
        int rowAt(long stamp) {
            int found = Arrays.binarySearch(stamps, stamp);
            int row = found >= 0 ? found : -found - 2;
            return row >= 0 && stamp - stamps[row] < interval ? row : -1;
        }
    }

    void addRequests(long stampNanos, double count) {
        int row = cpu.rowAt(stampNanos);
        if (row >= 0) {
            requests[row] += count;
        }
    }

    /**
     * CPU-seconds per request over the periods that lie wholly within {@code [fromNanos, toNanos)} and have both metrics.
     * Through the origin, because a server without requests is taken to have no work to attribute to them.
     */
    OriginRegression perRequest(long fromNanos, long toNanos) throws RefusedTraceException {
        var x = new double[requests.length];
        var y = new double[requests.length];
        int used = 0;
        double arrived = 0;
        for (int i = 0; i < requests.length; i++) {
            long start = cpu.stamps[i];
            int instancesRow = instances.rowAt(start);
            if (start >= fromNanos && start + cpu.interval <= toNanos && instancesRow >= 0) {
                double busy = cpu.values[i] / 100 * vcpus * instances.values[instancesRow];
                x[used] = requests[i];
                y[used++] = busy * (cpu.interval / 1e9);
                arrived += requests[i];
            }
        }
        if (used < FEWEST_PERIODS || arrived == 0) {
            throw new RefusedTraceException(
                    "must overlap with at least three whole periods of CPU and instances, requests among them",
                    Shown.count(used, "period"));
        }
        return OriginRegression.of(Arrays.copyOf(x, used), Arrays.copyOf(y, used));
    }
}

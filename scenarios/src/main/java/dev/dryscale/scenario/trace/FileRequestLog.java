package dev.dryscale.scenario.trace;

import dev.dryscale.traffic.ArrivalStream;
import dev.dryscale.traffic.RequestLog;
import dev.dryscale.traffic.RequestTraffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests of log files in order of arrival. Long logs are read again on every {@link #open}; short ones are kept
 * as two arrays of numbers. Both give the same requests.
 */
final class FileRequestLog implements RequestLog {

    private static final int MOST_KEPT = 1 << 22;

    private final List<TraceScan.Result> traces;
    private final ReplayOptions options;
    private final long startNanos;
    private final long endNanos;
    private final long requests;
    private final long resolutionNanos;
    private final RateBins bins;
    private final long @Nullable [] keptAt;
    private final long @Nullable [] keptService;

    /** {@code traces} by their earliest stamp. */
    FileRequestLog(List<TraceScan.Result> traces, ReplayOptions options, RateBins bins) throws IOException {
        this(traces, options, bins, Math.min(MOST_KEPT, Runtime.getRuntime().maxMemory() / 64));
    }

    /** As above, keeping at most {@code mostKept} requests in memory. */
    FileRequestLog(List<TraceScan.Result> traces, ReplayOptions options, RateBins bins, long mostKept)
            throws IOException {
        this.traces = traces;
        this.options = options;
        this.bins = bins;
        requests = traces.stream().mapToLong(TraceScan.Result::records).sum();
        resolutionNanos = traces.stream()
                .mapToLong(TraceScan.Result::resolutionNanos)
                .max()
                .orElse(1);
        long min = traces.get(0).minNanos();
        // Coarse stamps are spread over the grid they lie on, so time 0 must lie on it; fine ones keep whole seconds.
        startNanos = isCoarse() ? min : Math.floorDiv(min, 1_000_000_000L) * 1_000_000_000L;
        endNanos = resolutionNanos
                + traces.stream().mapToLong(TraceScan.Result::maxNanos).max().orElse(min);
        if (requests <= mostKept) {
            keptAt = new long[(int) requests];
            keptService = options.serviceFromTrace() ? new long[(int) requests] : null;
            keep(keptAt, keptService);
        } else {
            keptAt = null;
            keptService = null;
        }
    }

    private void keep(long[] at, long @Nullable [] service) throws IOException {
        try (var cursor = cursor()) {
            var record = new TraceRecord();
            int i = 0;
            for (; i < at.length && cursor.next(record); i++) {
                at[i] = record.stampNanos - startNanos;
                if (service != null) {
                    service[i] = record.serviceNanos;
                }
            }
            if (i < at.length || cursor.next(record)) {
                throw changed();
            }
        }
    }

    private boolean isCoarse() {
        return resolutionNanos >= RequestTraffic.COARSE_NANOS;
    }

    private RecordCursor cursor() throws IOException {
        return traces.size() == 1 ? MergeCursor.ordered(traces.get(0), options) : new MergeCursor(traces, options);
    }

    private IOException changed() {
        return new IOException(traces.get(0).bytes().name() + " changed while it was read");
    }

    @Override
    public ArrivalStream open() {
        if (keptAt != null) {
            return new Kept(keptAt, keptService);
        }
        try {
            return new Streamed(cursor());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long requests() {
        return requests;
    }

    long startNanos() {
        return startNanos;
    }

    @Override
    public long durationNanos() {
        return endNanos - startNanos;
    }

    @Override
    public long resolutionNanos() {
        return resolutionNanos;
    }

    @Override
    public double ratePerSecond(long fromNanos, long toNanos) {
        long to = startNanos + Math.min(toNanos, durationNanos());
        return bins.between(startNanos + fromNanos, to, startNanos, endNanos) / ((toNanos - fromNanos) / 1e9);
    }

    @Override
    public String describe() {
        var names = traces.size() == 1 ? traces.get(0).bytes().name() : Shown.count(traces.size(), "file");
        return Shown.count(requests, "request") + " of " + names;
    }

    /** Requests out of memory. */
    private static final class Kept implements ArrivalStream {
        private final long[] at;
        private final long @Nullable [] service;
        private int next;

        Kept(long[] at, long @Nullable [] service) {
            this.at = at;
            this.service = service;
        }

        @Override
        public int fill(long[] atNanos, long[] serviceNanos) {
            int n = Math.min(atNanos.length, at.length - next);
            System.arraycopy(at, next, atNanos, 0, n);
            if (service == null) {
                Arrays.fill(serviceNanos, 0, n, NO_SERVICE_TIME);
            } else {
                System.arraycopy(service, next, serviceNanos, 0, n);
            }
            next += n;
            return n;
        }

        @Override
        public boolean carriesServiceTimes() {
            return service != null;
        }
    }

    /** Requests out of the files. */
    private final class Streamed implements ArrivalStream {
        private final RecordCursor cursor;
        private final TraceRecord record = new TraceRecord();
        private long given;

        Streamed(RecordCursor cursor) {
            this.cursor = cursor;
        }

        @Override
        public int fill(long[] atNanos, long[] serviceNanos) {
            try {
                int n = 0;
                while (n < atNanos.length && cursor.next(record)) {
                    atNanos[n] = record.stampNanos - startNanos;
                    serviceNanos[n] = options.serviceFromTrace() ? record.serviceNanos : NO_SERVICE_TIME;
                    n++;
                }
                given += n;
                if (given > requests || (n == 0 && given < requests)) {
                    throw changed();
                }
                return n;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean carriesServiceTimes() {
            return options.serviceFromTrace();
        }

        @Override
        public void close() {
            try {
                cursor.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

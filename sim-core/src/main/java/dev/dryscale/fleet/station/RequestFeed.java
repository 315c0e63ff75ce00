package dev.dryscale.fleet.station;

import dev.dryscale.random.Distribution;
import dev.dryscale.random.Mixture;
import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import dev.dryscale.traffic.ArrivalStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a run in the order of their arrival, with sizes drawn at arrival: whatever happens to a request later,
 * every policy sees the same ones (common random numbers). One is at hand at a time; {@link #advance} goes to the next.
 */
final class RequestFeed {

    /** Requests read and drawn at once. */
    static final int BLOCK = 1024;

    /**
     * Longer times are cut to this (104 days): whole nanoseconds up to here are exact in a {@code double}, and a sum with
     * a time of a run cannot overflow.
     */
    static final long LONGEST_NANOS = 1L << 53;

    private final ArrivalStream arrivals;
    private final boolean recordedSizes;
    private final double recordedShare;
    private final Distribution time;
    private final RandomStream timeStream;
    private final @Nullable Distribution ioTime;
    private final RandomStream ioStream;
    private final @Nullable Distribution downstreamTime;
    private final RandomStream downstreamStream;
    private final List<SizeChange> sizeChanges;

    private final long[] at = new long[BLOCK];
    private final long[] work = new long[BLOCK];
    private final long[] io = new long[BLOCK];
    private final int[] classes = new int[BLOCK];
    private final long[] shared = new long[BLOCK];
    private final double[] seconds = new double[BLOCK];
    private int size;
    private int index = -1;
    private long before;
    private boolean ended;

    private long nextAt;

    RequestFeed(ServiceModel service, ArrivalStream arrivals, RandomStreams streams) {
        this.arrivals = arrivals;
        this.recordedSizes = arrivals.carriesServiceTimes();
        this.recordedShare = service.recordedShare();
        this.time = service.time();
        this.timeStream = streams.named("service");
        this.ioTime = service.ioTime();
        this.ioStream = streams.named("ioTime");
        var downstream = service.downstream();
        this.downstreamTime = downstream == null ? null : downstream.time();
        this.downstreamStream = streams.named("downstream");
        this.sizeChanges = service.sizeChanges();
        advance();
    }

    /** When the request at hand arrives; {@link Long#MAX_VALUE} when there is none. */
    long atNanos() {
        return nextAt;
    }

    /** CPU or slot time of the request at hand. */
    long workNanos() {
        return work[index];
    }

    /** The class of the request at hand; 0 when its law of time has none. */
    int requestClass() {
        return classes[index];
    }

    /** Time off the CPU of the request at hand. */
    long ioNanos() {
        return io[index];
    }

    /** Time at the shared resource of the request at hand. */
    long downstreamNanos() {
        return shared[index];
    }

    /** Requests that were at hand and are not any more. */
    long taken() {
        return before + index;
    }

    void advance() {
        if (++index >= size && !ended) {
            readBlock();
        }
        nextAt = ended ? Long.MAX_VALUE : at[index];
    }

    private void readBlock() {
        before += size;
        index = 0;
        size = arrivals.fill(at, work);
        if (size == 0) {
            ended = true;
            return;
        }
        if (!arrivals.isDrawn()) {
            drawSizes();
        }
        draw(ioTime, ioStream, io);
        draw(downstreamTime, downstreamStream, shared);
        if (!sizeChanges.isEmpty()) {
            changeSizes();
        }
    }

    private void draw(@Nullable Distribution law, RandomStream stream, long[] nanos) {
        if (law != null) {
            law.fill(stream, seconds, size);
            for (int i = 0; i < size; i++) {
                nanos[i] = toNanos(seconds[i]);
            }
        }
    }

    private void changeSizes() {
        for (int i = 0; i < size; i++) {
            double factor = 1;
            for (var change : sizeChanges) {
                factor = at[i] >= change.atNanos() ? change.factor() : factor;
            }
            work[i] = Math.min(LONGEST_NANOS, (long) (work[i] * factor));
        }
    }

    /** Drawn for every request, recorded or not: the n-th request has the n-th draw. */
    private void drawSizes() {
        if (time instanceof Mixture mixture) {
            mixture.fill(timeStream, seconds, classes, size);
        } else {
            time.fill(timeStream, seconds, size);
        }
        for (int i = 0; i < size; i++) {
            if (!recordedSizes || work[i] < 0) {
                work[i] = toNanos(seconds[i]);
                io[i] = 0;
            } else {
                long recorded = Math.min(work[i], LONGEST_NANOS);
                work[i] = (long) (recorded * recordedShare);
                io[i] = recorded - work[i];
            }
        }
    }

    /** Whole nanoseconds, cut and not rounded, at least 0. */
    static long toNanos(double seconds) {
        return Math.max(0, Math.min(LONGEST_NANOS, (long) (seconds * 1e9)));
    }
}

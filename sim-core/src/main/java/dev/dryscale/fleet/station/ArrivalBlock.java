package dev.dryscale.fleet.station;

import dev.dryscale.random.Distribution;
import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import dev.dryscale.traffic.ArrivalStream;
import org.jspecify.annotations.Nullable;

/**
 * The next arrivals with their service times, drawn in blocks: a request's size belongs to the request and is drawn at
 * its arrival, so that every policy sees the same requests.
 */
final class ArrivalBlock {

    static final int SIZE = 1024;

    /** Of the block at hand; other arrays after each {@link #refill}. */
    long[] atNanos;

    long[] serviceNanos;

    /** How many arrivals of the block are filled; 0 once the traffic has ended. */
    int filled;

    /** The next arrival to take. */
    int position;

    private long before;
    private final Filled own = new Filled();
    private final @Nullable Draw draw;
    private final SharedRequests.@Nullable Cursor shared;

    ArrivalBlock(ArrivalStream arrivals, Distribution service, RandomStreams streams) {
        shared = arrivals instanceof SharedRequests.Cursor cursor ? cursor : null;
        draw = shared == null ? new Draw(arrivals, service, streams.named("service")) : null;
        atNanos = own.atNanos;
        serviceNanos = own.serviceNanos;
        refill();
    }

    /** Goes to the next block; returns whether there is any arrival in it. */
    boolean refill() {
        before += filled;
        var block = own;
        if (shared != null) {
            block = shared.nextBlock();
        } else if (draw != null) {
            draw.fill(block);
        }
        atNanos = block.atNanos;
        serviceNanos = block.serviceNanos;
        filled = block.filled;
        position = 0;
        return filled > 0;
    }

    /** Arrivals before {@link #position}, all blocks together. */
    long taken() {
        return before + position;
    }

    /** The index of the first request from {@link #position} on that arrives at {@code nanos} or later. */
    int firstAtOrAfter(long nanos) {
        int low = position;
        int high = filled;
        if (high > low && atNanos[high - 1] < nanos) {
            return high;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (atNanos[middle] < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A block of requests in order of arrival. */
    static final class Filled {

        final long[] atNanos = new long[SIZE];
        final long[] serviceNanos = new long[SIZE];
        int filled;

        long lastAtNanos() {
            return atNanos[filled - 1];
        }
    }

    /** Reads arrivals and draws their sizes. */
    static final class Draw {

        private final ArrivalStream arrivals;
        private final Distribution service;
        private final RandomStream stream;
        private final boolean recorded;
        private final double[] drawn = new double[SIZE];

        Draw(ArrivalStream arrivals, Distribution service, RandomStream stream) {
            this.arrivals = arrivals;
            this.service = service;
            this.stream = stream;
            this.recorded = arrivals.carriesServiceTimes();
        }

        void fill(Filled block) {
            int n = arrivals.fill(block.atNanos, block.serviceNanos);
            block.filled = n;
            // drawn for every request, recorded or not: the n-th request has the n-th draw
            service.fill(stream, drawn, n);
            long[] sizes = block.serviceNanos;
            for (int i = 0; i < n; i++) {
                if (!recorded || sizes[i] < 0) {
                    sizes[i] = RequestFeed.toNanos(drawn[i]);
                } else {
                    sizes[i] = Math.min(sizes[i], RequestFeed.LONGEST_NANOS);
                }
            }
        }
    }
}

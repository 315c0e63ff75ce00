package dev.dryscale.traffic;

import dev.dryscale.random.RandomStreams;
import java.util.Arrays;

/** All arrivals of a source, read in blocks of a given size. */
final class Arrivals {

    private final long[] atNanos;
    private final long[] serviceNanos;

    private Arrivals(long[] atNanos, long[] serviceNanos) {
        this.atNanos = atNanos;
        this.serviceNanos = serviceNanos;
    }

    long[] atNanos() {
        return atNanos;
    }

    long[] serviceNanos() {
        return serviceNanos;
    }

    static final RandomStreams STREAMS = new RandomStreams(20260701);
    static final long SECOND = 1_000_000_000L;

    static Arrivals of(TrafficSource source) {
        return of(source, STREAMS, 1_024);
    }

    static Arrivals of(TrafficSource source, RandomStreams streams, int blockSize) {
        long[] at = new long[1_024];
        long[] service = new long[1_024];
        int size = 0;
        long[] blockAt = new long[blockSize];
        long[] blockService = new long[blockSize];
        try (ArrivalStream stream = source.open(streams)) {
            for (int n = stream.fill(blockAt, blockService); n > 0; n = stream.fill(blockAt, blockService)) {
                if (size + n > at.length) {
                    at = Arrays.copyOf(at, 2 * (size + n));
                    service = Arrays.copyOf(service, at.length);
                }
                System.arraycopy(blockAt, 0, at, size, n);
                System.arraycopy(blockService, 0, service, size, n);
                size += n;
            }
        }
        return new Arrivals(Arrays.copyOf(at, size), Arrays.copyOf(service, size));
    }

    int count() {
        return atNanos.length;
    }

    /** Arrivals in {@code [from, to)}; found by halving, so the arrivals must be in order. */
    long between(long fromNanos, long toNanos) {
        return (long) before(toNanos) - before(fromNanos);
    }

    private int before(long nanos) {
        int low = 0;
        int high = atNanos.length;
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
}

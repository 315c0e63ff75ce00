package dev.dryscale.traffic;

import dev.dryscale.random.RandomStream;
import java.util.Arrays;

/**
 * Recorded requests spread uniformly within the resolution of their stamps, in order. Holds the service times of the
 * requests of one stamp at a time: 16 bytes for each request of the busiest stamp.
 */
final class SpreadStream implements ArrivalStream {

    private static final int BLOCK = 1_024;
    private static final double INSIDE = 1 - 0x1p-50;

    private final ArrivalStream recorded;
    private final long resolutionNanos;
    private final RandomStream stream;

    private final long[] blockAt = new long[BLOCK];
    private final long[] blockService = new long[BLOCK];
    private int blockNext;
    private int blockEnd;

    private double[] places = new double[BLOCK + 1];
    private long[] service = new long[BLOCK];
    private int size;
    private int next;
    private long stampNanos;
    private double scale;

    SpreadStream(ArrivalStream recorded, long resolutionNanos, RandomStream stream) {
        this.recorded = recorded;
        this.resolutionNanos = resolutionNanos;
        this.stream = stream;
    }

    @Override
    public int fill(long[] atNanos, long[] serviceNanos) {
        int filled = 0;
        while (filled < atNanos.length && (next < size || nextStamp())) {
            atNanos[filled] = stampNanos + (long) (places[next] * scale);
            serviceNanos[filled] = service[next];
            next++;
            filled++;
        }
        return filled;
    }

    /** Gathers the requests of one stamp and draws their sorted places, as partial sums of exponentials. */
    private boolean nextStamp() {
        next = 0;
        size = 0;
        if (!hasRecorded()) {
            return false;
        }
        long stamp = blockAt[blockNext] / resolutionNanos;
        while (hasRecorded() && blockAt[blockNext] / resolutionNanos == stamp) {
            if (size == service.length) {
                service = Arrays.copyOf(service, 2 * size);
            }
            service[size++] = blockService[blockNext++];
        }
        if (places.length <= size) {
            places = new double[service.length + 1];
        }
        stream.fillExponential(places, size + 1);
        double sum = 0;
        for (int i = 0; i <= size; i++) {
            sum += places[i];
            places[i] = sum;
        }
        stampNanos = stamp * resolutionNanos;
        scale = resolutionNanos / sum * INSIDE;
        return true;
    }

    private boolean hasRecorded() {
        if (blockNext == blockEnd) {
            blockNext = 0;
            blockEnd = recorded.fill(blockAt, blockService);
        }
        return blockNext < blockEnd;
    }

    @Override
    public boolean carriesServiceTimes() {
        return recorded.carriesServiceTimes();
    }

    @Override
    public void close() {
        recorded.close();
    }
}

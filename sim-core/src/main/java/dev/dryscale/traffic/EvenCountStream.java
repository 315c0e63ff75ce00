package dev.dryscale.traffic;

import java.util.Arrays;

/** Arrivals in the middles of n equal parts of each interval; what a count has beyond a whole number is carried on. */
final class EvenCountStream implements ArrivalStream {

    /** Ten tenths are one arrival although their sum in doubles is a little less. */
    private static final double ROUNDING = 1e-6;

    private final double[] counts;
    private final long intervalNanos;
    private long startNanos;
    private int interval;
    private double carried;
    private long n;
    private long placed;
    /** The next place, and what is left of it, in parts of a nanosecond. */
    private long place;

    private long rest;
    private long parts;
    private long step;
    private long restStep;

    EvenCountStream(double[] counts, long intervalNanos, long startNanos) {
        this.counts = counts;
        this.intervalNanos = intervalNanos;
        this.startNanos = startNanos - intervalNanos;
    }

    @Override
    public int fill(long[] atNanos, long[] serviceNanos) {
        int filled = 0;
        while (filled < atNanos.length) {
            if (placed < n) {
                atNanos[filled++] = next();
            } else if (interval < counts.length) {
                open(counts[interval++]);
            } else {
                break;
            }
        }
        Arrays.fill(serviceNanos, 0, filled, NO_SERVICE_TIME);
        return filled;
    }

    /** Place k is {@code floor((2 k + 1) * interval / 2 n)}, walked by quotient and remainder without a product. */
    private void open(double count) {
        startNanos += intervalNanos;
        double due = carried + count;
        n = (long) (due + ROUNDING);
        carried = Math.max(0, due - n);
        placed = 0;
        if (n > 0) {
            parts = 2 * n;
            place = startNanos + intervalNanos / parts;
            rest = intervalNanos % parts;
            step = intervalNanos / n;
            restStep = 2 * (intervalNanos % n);
        }
    }

    private long next() {
        long at = place;
        place += step;
        rest += restStep;
        if (rest >= parts) {
            rest -= parts;
            place++;
        }
        placed++;
        return at;
    }
}

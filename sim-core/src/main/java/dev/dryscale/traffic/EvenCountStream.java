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
                atNanos[filled++] = startNanos + middle(placed++);
            } else if (interval < counts.length) {
                open(counts[interval++]);
            } else {
                break;
            }
        }
        Arrays.fill(serviceNanos, 0, filled, NO_SERVICE_TIME);
        return filled;
    }

    private void open(double count) {
        startNanos += intervalNanos;
        double due = carried + count;
        n = (long) (due + ROUNDING);
        carried = Math.max(0, due - n);
        placed = 0;
    }

    /** {@code floor((k + 1/2) * interval / n)}; the quotient by parts, since the product may exceed a long. */
    private long middle(long k) {
        long odd = 2 * k + 1;
        long parts = 2 * n;
        long rest = intervalNanos % parts;
        long high = Math.multiplyHigh(odd, rest);
        // Beyond 2^63 the rest is below one part in 10^9 of the interval, so a double is exact enough.
        long below = high == 0 && odd * rest >= 0 ? odd * rest / parts : (long) ((double) odd / parts * rest);
        return odd * (intervalNanos / parts) + below;
    }
}

package dev.dryscale.traffic;

import dev.dryscale.kernel.HotLoop;
import dev.dryscale.random.RandomStream;
import java.util.Arrays;

/**
 * Exactly n arrivals at independent uniform places of each interval, in order and in bounded memory.
 *
 * <p>A large interval is halved until at most {@value #LEAF} arrivals are left; how many fall into the left half is
 * binomial(n, 1/2), drawn exactly as the number of ones among n random bits. Within a leaf the sorted places are the
 * partial sums of n + 1 exponentials over their total, which needs no sorting (Devroye 1986, V.3).
 */
final class UniformCountStream implements ArrivalStream {

    private static final int LEAF = 1_024;

    /** Halvings of 1e12 arrivals down to a leaf are about 30; luckless splits may add a few. */
    private static final int DEPTH = 128;

    /** Keeps a product that rounds up inside its part of the interval. */
    private static final double INSIDE = 1 - 0x1p-50;

    private final double[] counts;
    private final long intervalNanos;
    private final RandomStream stream;
    private final double[] gaps = new double[LEAF + 1];
    private final long[] leaf = new long[LEAF];
    private int next;
    private int end;

    private int interval;
    private long startNanos;
    /** Parts of the interval still to come, the earliest on top: where they begin, how long, how many arrivals. */
    private final double[] partFrom = new double[DEPTH];

    private final double[] partLength = new double[DEPTH];
    private final long[] partCount = new long[DEPTH];
    private int parts;

    UniformCountStream(double[] counts, long intervalNanos, long startNanos, RandomStream stream) {
        this.counts = counts;
        this.intervalNanos = intervalNanos;
        this.startNanos = startNanos - intervalNanos;
        this.stream = stream;
    }

    @Override
    public int fill(long[] atNanos, long[] serviceNanos) {
        int n = atNanos.length;
        int filled = 0;
        while (filled < n && (next < end || nextLeaf())) {
            int taken = Math.min(end - next, n - filled);
            System.arraycopy(leaf, next, atNanos, filled, taken);
            next += taken;
            filled += taken;
        }
        Arrays.fill(serviceNanos, 0, filled, NO_SERVICE_TIME);
        return filled;
    }

    private boolean nextLeaf() {
        while (true) {
            if (parts == 0) {
                if (interval == counts.length) {
                    return false;
                }
                openInterval();
            }
            parts--;
            while (partCount[parts] > LEAF) {
                split();
            }
            if (partCount[parts] > 0) {
                fillLeaf(partFrom[parts], partLength[parts], (int) partCount[parts]);
                return true;
            }
        }
    }

    private void openInterval() {
        startNanos += intervalNanos;
        double count = counts[interval++];
        long whole = (long) count;
        double fraction = count - whole;
        if (fraction > 0 && stream.nextDouble() < fraction) {
            whole++;
        }
        partFrom[0] = 0;
        partLength[0] = intervalNanos;
        partCount[0] = whole;
        parts = 1;
    }

    /** Replaces the part at the top by its right half below its left half. */
    private void split() {
        int right = parts;
        double half = partLength[right] / 2;
        long n = partCount[right];
        long left = ones(n);
        partFrom[right + 1] = partFrom[right];
        partLength[right + 1] = half;
        partCount[right + 1] = left;
        partFrom[right] += half;
        partLength[right] = half;
        partCount[right] = n - left;
        parts++;
    }

    private long ones(long n) {
        long ones = 0;
        for (long left = n; left >= 64; left -= 64) {
            ones += Long.bitCount(stream.nextLong());
        }
        long rest = n & 63;
        return ones + Long.bitCount(stream.nextLong() & ((1L << rest) - 1));
    }

    @HotLoop
    private void fillLeaf(double from, double length, int n) {
        stream.fillExponential(gaps, n + 1);
        double sum = 0;
        for (int i = 0; i <= n; i++) {
            sum += gaps[i];
            gaps[i] = sum;
        }
        double scale = length / sum * INSIDE;
        long start = startNanos;
        for (int i = 0; i < n; i++) {
            leaf[i] = start + (long) (from + gaps[i] * scale);
        }
        next = 0;
        end = n;
    }
}

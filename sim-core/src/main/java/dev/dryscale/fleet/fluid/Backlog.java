package dev.dryscale.fleet.fluid;

import java.util.Arrays;

/** Arrivals second by second, back to the oldest that is still in the system, to tell the ages of those in it. */
final class Backlog {

    private double[] amount = new double[128];
    private long[] from = new long[128];
    private long[] to = new long[128];
    private int size;

    void add(long fromNanos, long toNanos, double requests) {
        if (size == amount.length) {
            amount = Arrays.copyOf(amount, 2 * size);
            from = Arrays.copyOf(from, 2 * size);
            to = Arrays.copyOf(to, 2 * size);
        }
        amount[size] = requests;
        from[size] = fromNanos;
        to[size++] = toNanos;
    }

    /** The sum of the ages, in request-seconds at {@code nowNanos}, of the newest {@code inSystem} arrivals; forgets the others. */
    double ages(double inSystem, long nowNanos) {
        double left = inSystem;
        double ages = 0;
        int i = size;
        while (i > 0 && left > 0) {
            i--;
            double taken = Math.min(left, amount[i]);
            double span = amount[i] == 0 ? 0 : (to[i] - from[i]) * (taken / amount[i]);
            ages += taken * ((nowNanos - to[i]) + span / 2) / 1e9;
            left -= taken;
        }
        forget(i);
        return ages;
    }

    private void forget(int first) {
        System.arraycopy(amount, first, amount, 0, size - first);
        System.arraycopy(from, first, from, 0, size - first);
        System.arraycopy(to, first, to, 0, size - first);
        size -= first;
    }
}

package dev.dryscale.traffic;

/** A rate of straight pieces between knots, level after the last; two knots at one time are a jump. */
final class Polyline implements SecondRates {

    private final long[] timesNanos;
    private final double[] values;
    private int count;
    /** The piece of the last question: seconds are asked in order, so the search starts here. */
    private int piece;

    Polyline(int knots) {
        timesNanos = new long[knots];
        values = new double[knots];
    }

    /** Adds a knot, not before the last one; the first must be at 0. */
    Polyline knot(long atNanos, double value) {
        timesNanos[count] = atNanos;
        values[count] = value;
        count++;
        return this;
    }

    /** The exact mean over the second. */
    @Override
    public double ofSecond(long second) {
        long from = second * Times.SECOND;
        long to = Times.plus(from, Times.SECOND);
        if (timesNanos[piece] > from) {
            piece = 0;
        }
        while (piece + 1 < count && timesNanos[piece + 1] <= from) {
            piece++;
        }
        double sum = 0;
        for (int i = piece; i < count && timesNanos[i] < to; i++) {
            long a = Math.max(from, timesNanos[i]);
            long b = i + 1 < count ? Math.min(to, timesNanos[i + 1]) : to;
            sum += (value(i, a) + value(i, b)) / 2 * (b - a);
        }
        return sum / (to - from);
    }

    private double value(int i, long atNanos) {
        if (i + 1 == count || timesNanos[i + 1] == timesNanos[i]) {
            return values[i];
        }
        double share = (double) (atNanos - timesNanos[i]) / (timesNanos[i + 1] - timesNanos[i]);
        return values[i] + share * (values[i + 1] - values[i]);
    }
}

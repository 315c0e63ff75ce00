package dev.dryscale.traffic;

import java.math.BigDecimal;
import java.math.MathContext;

/** Checks of times and rates, and how they are said in {@link TrafficSource#describe()}. */
final class Times {

    static final long SECOND = 1_000_000_000L;
    static final long DAY = 86_400 * SECOND;

    /** Above this a millisecond holds more than one arrival per nanosecond, which no clock tells apart. */
    static final double MAX_RATE = 1e9;

    private static final MathContext DIGITS = new MathContext(6);

    private Times() {}

    static void rate(String name, double perSecond) {
        if (!(perSecond >= 0 && perSecond <= MAX_RATE)) {
            throw new IllegalArgumentException(name + " must be from 0 to 1e9 per second, was " + perSecond);
        }
    }

    static void positive(String name, long nanos) {
        if (nanos <= 0) {
            throw new IllegalArgumentException(name + " must be positive, was " + nanos + " ns");
        }
    }

    static void notNegative(String name, long nanos) {
        if (nanos < 0) {
            throw new IllegalArgumentException(name + " must not be negative, was " + nanos + " ns");
        }
    }

    static void factor(double factor) {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("factor must be positive and finite, was " + factor);
        }
    }

    static void window(long fromNanos, long toNanos) {
        if (fromNanos < 0 || toNanos <= fromNanos) {
            throw new IllegalArgumentException("a window must begin at 0 or later and end after that, was " + fromNanos
                    + " to " + toNanos + " ns");
        }
    }

    /** The sum, or {@link Long#MAX_VALUE} where either never ends or the sum is more than a long holds. */
    static long plus(long nanos, long more) {
        long sum = nanos + more;
        return nanos > 0 && more > 0 && sum < 0 ? Long.MAX_VALUE : sum;
    }

    static String number(double value) {
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    static String perSecond(double rate) {
        return number(rate) + "/s";
    }

    static String over(long durationNanos) {
        return durationNanos == Long.MAX_VALUE ? "" : " over " + duration(durationNanos);
    }

    /** In the largest unit that gives a whole number, else in seconds: {@code 24 h}, {@code 90 s}. */
    static String duration(long nanos) {
        if (nanos == Long.MAX_VALUE) {
            return "for ever";
        }
        if (nanos >= 2 * DAY && nanos % DAY == 0) {
            return nanos / DAY + " d";
        }
        if (nanos != 0 && nanos % (3_600 * SECOND) == 0) {
            return nanos / (3_600 * SECOND) + " h";
        }
        if (nanos != 0 && nanos % (60 * SECOND) == 0) {
            return nanos / (60 * SECOND) + " min";
        }
        return number(nanos / 1e9) + " s";
    }
}

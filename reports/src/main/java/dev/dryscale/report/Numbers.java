package dev.dryscale.report;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.time.Instant;

/** Numbers and instants as text for machines: no locale, and reading them back gives the same value. */
final class Numbers {

    private static final double LARGEST_WHOLE = 9.007199254740992E15;

    private Numbers() {}

    /**
     * The shortest decimal that reads back as {@code value}; whole numbers to 2^53 without a fraction. The JDK's own
     * conversion differs between JDK 17 and later ones, so it is not used.
     *
     * @throws IllegalArgumentException if {@code value} is not finite: callers decide what "no value" looks like
     */
    static String exact(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a finite number: " + value);
        }
        if (value == Math.rint(value) && Math.abs(value) <= LARGEST_WHOLE) {
            return Long.toString((long) value);
        }
        return NumberOutput.toString(value, true);
    }

    /** Millionths as an exact decimal, e.g. {@code 12.34} for 12,340,000. */
    static String micros(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }

    /** Nanoseconds as exact seconds, e.g. {@code 0.25}. */
    static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString();
    }

    /** The instant {@code nanos} after the run's start, UTC. */
    static Instant instant(long startEpochSecond, long nanos) {
        return Instant.ofEpochSecond(startEpochSecond).plusNanos(nanos);
    }
}

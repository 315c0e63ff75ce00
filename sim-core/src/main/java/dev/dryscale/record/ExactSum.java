package dev.dryscale.record;

import java.math.BigInteger;

/** A sum of whole numbers that is never rounded and seldom leaves a {@code long}. */
final class ExactSum {

    private BigInteger closed = BigInteger.ZERO;
    private long open;

    /** Adds a number from 0 to 2^62. */
    void add(long number) {
        open += number;
        if (open >= 1L << 62 || open < 0) {
            closed = closed.add(BigInteger.valueOf(open - number)).add(BigInteger.valueOf(number));
            open = 0;
        }
    }

    BigInteger value() {
        return closed.add(BigInteger.valueOf(open));
    }
}

package dev.dryscale.random;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** How numbers and times are said in {@link Distribution#describe()}: six significant digits, the unit nearest to 1. */
final class Phrases {

    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    private Phrases() {}

    static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /** A time given in seconds, e.g. {@code 18 ms}. */
    static String time(double seconds) {
        double size = Math.abs(seconds);
        if (size == 0 || size >= 1 || Double.isNaN(size)) {
            return number(seconds) + " s";
        }
        if (size >= 1e-3) {
            return number(seconds * 1e3) + " ms";
        }
        return size >= 1e-6 ? number(seconds * 1e6) + " us" : number(seconds * 1e9) + " ns";
    }
}

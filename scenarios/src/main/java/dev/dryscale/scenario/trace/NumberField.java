package dev.dryscale.scenario.trace;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A strict reader of decimal numbers: digits 0-9, at most one point with digits on both sides, an optional exponent.
 * No sign but a minus, no blank, no unit, nothing that over- or underflows a double ({@code Double.parseDouble} takes
 * {@code 10d}, {@code 0x1p3} and blanks; {@code Integer.parseInt} takes Arabic digits).
 */
final class NumberField {

    private static final int LONGEST = 512;

    private double value;
    private @Nullable String rule;

    /** Reads {@code bytes[from, to)}; false means {@link #rule} says what must hold. */
    boolean read(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length > 0 && length <= 18) {
            long whole = Digits.whole(bytes, from, to);
            if (whole >= 0) {
                value = whole;
                return true;
            }
        }
        return readSlowly(bytes, from, to);
    }

    private boolean readSlowly(byte[] bytes, int from, int to) {
        if (to - from > LONGEST || !isDecimal(bytes, from, to)) {
            return refuse(from == to ? "must not be empty" : "must be a decimal number, digits 0-9");
        }
        double parsed = Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
        if (Double.isInfinite(parsed)) {
            return refuse("is too large for a double");
        }
        if (parsed == 0 && !isZero(bytes, from, to)) {
            return refuse("is too small for a double");
        }
        value = parsed;
        return true;
    }

    private boolean refuse(String what) {
        rule = what;
        return false;
    }

    private static boolean isDecimal(byte[] bytes, int from, int to) {
        int i = from < to && bytes[from] == '-' ? from + 1 : from;
        int end = Digits.skip(bytes, i, to);
        if (end == i) {
            return false;
        }
        if (end < to && bytes[end] == '.') {
            i = end + 1;
            end = Digits.skip(bytes, i, to);
            if (end == i) {
                return false;
            }
        }
        if (end < to && (bytes[end] | 0x20) == 'e') {
            i = end + 1;
            if (i < to && (bytes[i] == '+' || bytes[i] == '-')) {
                i++;
            }
            end = Digits.skip(bytes, i, to);
            if (end == i) {
                return false;
            }
        }
        return end == to;
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to && (bytes[i] | 0x20) != 'e'; i++) {
            if (bytes[i] >= '1' && bytes[i] <= '9') {
                return false;
            }
        }
        return true;
    }

    double value() {
        return value;
    }

    String rule() {
        return rule == null ? "" : rule;
    }
}

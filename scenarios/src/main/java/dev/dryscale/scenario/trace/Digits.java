package dev.dryscale.scenario.trace;

/** Decimal digits in bytes: 0-9 only, whatever the locale. */
final class Digits {

    private Digits() {}

    /** The number written in {@code bytes[from, to)}, at most 18 digits; -1 when something else is there. */
    static long whole(byte[] bytes, int from, int to) {
        if (from >= to || to - from > 18) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** Two digits at {@code i}; a large negative number when something else is there. */
    static int two(byte[] bytes, int i) {
        int tens = bytes[i] - '0';
        int ones = bytes[i + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -10_000 : tens * 10 + ones;
    }

    /** The first index from {@code i} on that holds no digit. */
    static int skip(byte[] bytes, int i, int to) {
        int end = i;
        while (end < to && bytes[end] >= '0' && bytes[end] <= '9') {
            end++;
        }
        return end;
    }
}

package dev.dryscale.scenario.trace;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How bytes, counts and lengths of time look in a message. */
final class Shown {

    private static final int LONGEST = 60;

    private Shown() {}

    /** {@code 'text'} of at most 60 bytes; whatever is not printable ASCII is escaped. */
    static String bytes(byte[] bytes, int from, int to) {
        var text = new StringBuilder("'");
        int end = Math.min(to, from + LONGEST);
        for (int i = from; i < end; i++) {
            int c = bytes[i] & 0xff;
            if (c >= 0x20 && c < 0x7f) {
                text.append((char) c);
            } else {
                text.append(String.format(Locale.ROOT, "\\x%02x", c));
            }
        }
        return text.append(end < to ? "…'" : "'").toString();
    }

    /** {@code 1,891,713}. */
    static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** {@code 1 line}, {@code 5,000 lines}. */
    static String count(long n, String noun) {
        return count(n) + " " + noun + (n == 1 ? "" : "s");
    }

    /** A length of time in its largest fitting unit: {@code 41 s}, {@code 5 min}, {@code 2.671944 h}. */
    static String time(long nanos) {
        if (nanos >= 7_200_000_000_000L && nanos % 3_600_000_000_000L == 0) {
            return nanos / 3_600_000_000_000L + " h";
        }
        if (nanos >= 120_000_000_000L && nanos % 60_000_000_000L == 0) {
            return nanos / 60_000_000_000L + " min";
        }
        if (nanos >= 1_000_000_000L || nanos == 0) {
            return decimal(nanos, 9) + " s";
        }
        if (nanos >= 1_000_000L) {
            return decimal(nanos, 6) + " ms";
        }
        return nanos >= 1_000L ? decimal(nanos, 3) + " us" : nanos + " ns";
    }

    private static String decimal(long value, int scale) {
        var number = BigDecimal.valueOf(value, scale).setScale(Math.min(scale, 6), RoundingMode.HALF_UP);
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}

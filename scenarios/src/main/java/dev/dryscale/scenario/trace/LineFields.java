package dev.dryscale.scenario.trace;

/**
 * The fields of one log line, one after the other: separated by single blanks, some in double quotes. A quote ends
 * where a blank or the line's end follows it, so a stray quote inside a user agent does no harm.
 */
final class LineFields {

    /** What {@link #secondsAsNanos} gives for something that is no time. */
    static final long NO_TIME = -2;

    private byte[] b = new byte[0];
    private int next;
    private int end;
    private int from;
    private int to;

    void start(byte[] bytes, int lineFrom, int lineTo) {
        b = bytes;
        next = lineFrom;
        end = lineTo;
        from = lineFrom;
        to = lineFrom;
    }

    /** Moves to the next field; false when there is none or its quote is not closed. */
    boolean next() {
        if (next >= end) {
            return false;
        }
        if (next < end && b[next] == '"') {
            return quoted();
        }
        from = next;
        int i = next;
        while (i < end && b[i] != ' ') {
            i++;
        }
        to = i;
        next = i + 1;
        return to > from;
    }

    private boolean quoted() {
        from = next + 1;
        for (int i = from; i < end; i++) {
            if (b[i] == '"' && (i + 1 == end || b[i + 1] == ' ')) {
                to = i;
                next = i + 2;
                return true;
            }
        }
        to = end;
        return false;
    }

    /** Skips so many fields; false when there are fewer. */
    boolean skip(int fields) {
        for (int i = 0; i < fields; i++) {
            if (!next()) {
                return false;
            }
        }
        return true;
    }

    boolean isDash() {
        return to - from == 1 && b[from] == '-';
    }

    /** A status of one to three digits; 0 for {@code -}, -1 for anything else. */
    int status() {
        if (isDash()) {
            return 0;
        }
        return to - from <= 3 ? (int) Digits.whole(b, from, to) : -1;
    }

    /** Seconds with a fraction as nanoseconds; -1 for {@code -1} and {@code -}, {@link #NO_TIME} for the rest. */
    long secondsAsNanos() {
        if (isDash() || (to - from == 2 && b[from] == '-' && b[from + 1] == '1')) {
            return -1;
        }
        int point = Digits.skip(b, from, to);
        long whole = point - from > 9 ? -1 : Digits.whole(b, from, point);
        if (whole < 0) {
            return NO_TIME;
        }
        long nanos = whole * 1_000_000_000L;
        if (point == to) {
            return nanos;
        }
        int digits = to - point - 1;
        long fraction = b[point] == '.' && digits <= 9 ? Digits.whole(b, point + 1, to) : -1;
        if (fraction < 0) {
            return NO_TIME;
        }
        for (int i = digits; i < 9; i++) {
            fraction *= 10;
        }
        return nanos + fraction;
    }

    byte[] bytes() {
        return b;
    }

    /** Where the field begins, its quote left out. */
    int from() {
        return from;
    }

    /** Where the field ends, its quote left out. */
    int to() {
        return to;
    }
}

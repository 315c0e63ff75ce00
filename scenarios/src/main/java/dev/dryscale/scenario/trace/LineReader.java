package dev.dryscale.scenario.trace;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A text's lines, one after the other in one buffer: no string and no copy per line. Memory is bounded by the line
 * limit, not by the text.
 */
final class LineReader implements Closeable {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final long NEWLINES = ONES * '\n';
    private static final int READ_AHEAD = 1 << 16;

    private final InputStream in;
    private final int limit;
    private final byte[] buffer;
    private int from;
    private int to;
    private int next;
    private int end;
    private boolean exhausted;
    private long line;

    /** Lines of {@code in} of at most {@code limit} bytes each, their end not counted. */
    LineReader(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
        this.buffer = new byte[limit + 2 + READ_AHEAD];
    }

    /** Moves to the next line; false at the end of the text. */
    boolean next() throws IOException {
        int newline = newline(next, end);
        if (newline < 0) {
            newline = fill();
        }
        from = next;
        if (newline < 0) {
            to = end;
            next = end;
            if (from == to) {
                return false;
            }
        } else {
            to = newline;
            next = newline + 1;
        }
        line++;
        if (to > from && buffer[to - 1] == '\r') {
            to--;
        }
        if (to - from > limit) {
            throw tooLong();
        }
        return true;
    }

    /** Reads on until the line's end is in the buffer; -1 when the text ends first. */
    private int fill() throws IOException {
        System.arraycopy(buffer, next, buffer, 0, end - next);
        end -= next;
        next = 0;
        from = 0;
        while (!exhausted) {
            int n = in.read(buffer, end, buffer.length - end);
            if (n < 0) {
                exhausted = true;
                break;
            }
            int start = end;
            end += n;
            int newline = newline(start, end);
            if (newline >= 0) {
                return newline;
            }
            if (end > limit + 1) {
                line++;
                throw tooLong();
            }
        }
        return -1;
    }

    private RefusedTraceException tooLong() {
        return new RefusedTraceException(
                "must have no line longer than " + Shown.count(limit, "byte"),
                Shown.bytes(buffer, from, Math.min(from + 61, end)));
    }

    /** The first newline in {@code [start, stop)}, eight bytes at a time; -1 when there is none. */
    private int newline(int start, int stop) {
        int i = start;
        for (; i + 8 <= stop; i += 8) {
            long word = (long) LONGS.get(buffer, i) ^ NEWLINES;
            long zeros = (word - ONES) & ~word & HIGHS;
            if (zeros != 0) {
                return i + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        for (; i < stop; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    byte[] bytes() {
        return buffer;
    }

    /** Where the line begins in {@link #bytes}. */
    int from() {
        return from;
    }

    /** Where the line ends in {@link #bytes}, its carriage return and newline left out. */
    int to() {
        return to;
    }

    /** The line's number, from 1. */
    long line() {
        return line;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

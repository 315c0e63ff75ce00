package dev.dryscale.scenario.trace;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The reader of a packed trace: per request the time since the last one, the time at the server and the outcome, all as
 * variable-length integers; no address, no URL. Layout, integers big-endian:
 *
 * <pre>
 * magic 8 · version 1 · flags 1 (1 service times, 2 outcomes) · resolution ns 8 · first stamp ns 8 · requests 8
 * per request: varint delta ns [varint service ns + 1] [varint outcome] · SHA-256 of all before 32
 * </pre>
 */
final class PackedTrace implements RecordCursor {

    private static final byte[] MAGIC = {(byte) 0x89, 'D', 'S', 'T', '\r', '\n', 0x1a, '\n'};
    static final int VERSION = 1;
    private static final long HOUR = 3_600_000_000_000L;
    private static final long FIRST = StampField.FIRST_SECOND * 1_000_000_000L;
    private static final long LAST = StampField.LAST_SECOND * 1_000_000_000L;
    static final int HAS_SERVICE = 1;
    static final int HAS_OUTCOME = 2;

    private final InputStream in;
    private final LineCursor.Listener listener;
    private final MessageDigest sha256 = DigestingStream.sha256();
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int end;
    private int digested;
    private boolean inTrailer;
    private final int flags;
    private final long resolutionNanos;
    private final long requests;
    private long stamp;
    private long read;

    private PackedTrace(InputStream in, LineCursor.Listener listener) throws IOException {
        this.in = in;
        this.listener = listener;
        for (byte expected : MAGIC) {
            if ((byte) one() != expected) {
                throw new RefusedTraceException("must start like a packed trace", null);
            }
        }
        int version = one();
        if (version != VERSION) {
            throw new RefusedTraceException("must be packed in version " + VERSION, String.valueOf(version));
        }
        flags = one();
        resolutionNanos = eight();
        stamp = eight();
        requests = eight();
        if (resolutionNanos <= 0
                || resolutionNanos > HOUR
                || requests <= 0
                || stamp < FIRST
                || stamp > LAST
                || flags > (HAS_SERVICE | HAS_OUTCOME)) {
            throw new RefusedTraceException("has a damaged header", null);
        }
    }

    static boolean recognises(TraceHead head, ReplayOptions options) {
        byte[] bytes = head.bytes();
        return bytes.length >= MAGIC.length && Arrays.equals(MAGIC, 0, MAGIC.length, bytes, 0, MAGIC.length);
    }

    static void writeMagic(OutputStream out) throws IOException {
        out.write(MAGIC);
    }

    static RecordCursor open(InputStream in, LineCursor.Listener listener) throws IOException {
        return new PackedTrace(in, listener);
    }

    @Override
    public boolean next(TraceRecord record) throws IOException {
        if (read == requests) {
            checkTrailer();
            return false;
        }
        long delta = varint();
        if (delta < 0 || delta > LAST - stamp) {
            throw damaged();
        }
        stamp += delta;
        record.stampNanos = stamp;
        record.serviceNanos = (flags & HAS_SERVICE) == 0 ? TraceRecord.NO_SERVICE_TIME : varint() - 1;
        record.outcome = (flags & HAS_OUTCOME) == 0 ? TraceRecord.NO_OUTCOME : (int) Math.min(varint(), 999);
        record.count = 1;
        record.unsent = "";
        record.line = ++read;
        listener.line(Verdict.RECORD, record, buffer);
        return true;
    }

    private void checkTrailer() throws IOException {
        if (inTrailer) {
            return;
        }
        digestRead();
        inTrailer = true;
        byte[] expected = sha256.digest();
        for (byte b : expected) {
            if ((byte) one() != b) {
                throw new RefusedTraceException("has a wrong SHA-256 at its end", null);
            }
        }
        if (next < end || in.read() >= 0) {
            throw new RefusedTraceException("must end with its SHA-256; other bytes follow", null);
        }
    }

    private long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            int b = one();
            value |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw damaged();
    }

    private long eight() throws IOException {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | one();
        }
        return value;
    }

    private int one() throws IOException {
        if (next == end) {
            digestRead();
            next = 0;
            digested = 0;
            end = Math.max(0, in.read(buffer, 0, buffer.length));
            if (end == 0) {
                throw new RefusedTraceException("must be whole; the packed trace ends too early", null);
            }
        }
        return buffer[next++] & 0xff;
    }

    private void digestRead() {
        if (!inTrailer) {
            sha256.update(buffer, digested, next - digested);
        }
        digested = next;
    }

    private static IOException damaged() {
        return new RefusedTraceException("is damaged: a number is out of range", null);
    }

    @Override
    public long finestNanos() {
        return resolutionNanos;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

package dev.dryscale.scenario.trace;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** Opens traces: unpacks gzip (known by its magic number, not by name), finds the format, makes the cursor. */
final class TraceSource {

    /** An open trace. */
    record Opened(TraceFormat format, RecordCursor cursor) {}

    private TraceSource() {}

    /**
     * Opens {@code raw}, which is closed with the cursor or when this fails.
     *
     * @throws RefusedTraceException if the text's beginning is of no format, or of several
     */
    static Opened open(String name, InputStream raw, ReplayOptions options, LineCursor.Listener listener)
            throws IOException {
        try {
            return openUnguarded(name, raw, options, listener);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private static Opened openUnguarded(
            String name, InputStream raw, ReplayOptions options, LineCursor.Listener listener) throws IOException {
        byte[] packed = raw.readNBytes(2);
        InputStream text = new SequenceInputStream(new ByteArrayInputStream(packed), raw);
        boolean gzip = GzipMembers.isMagic(packed, packed.length);
        if (gzip) {
            text = new GzipMembers(text);
        }
        byte[] bytes = text.readNBytes(TraceHead.BYTES);
        var head = new TraceHead(name, bytes);
        refuseUnreadable(head, gzip, options);
        var format = TraceFormat.of(head, options);
        int start = TraceHead.hasByteOrderMark(bytes) ? 3 : 0;
        var whole = new SequenceInputStream(new ByteArrayInputStream(bytes, start, bytes.length - start), text);
        if (!format.hasLines()) {
            return new Opened(format, PackedTrace.open(whole, listener));
        }
        var lines = new LineReader(whole, format.lineLimit());
        return new Opened(format, new LineCursor(lines, format.open(head, options), listener));
    }

    private static void refuseUnreadable(TraceHead head, boolean gzip, ReplayOptions options)
            throws RefusedTraceException {
        byte[] bytes = head.bytes();
        if (gzip && GzipMembers.isMagic(bytes, bytes.length)) {
            throw new RefusedTraceException("must be compressed once; this is gzip within gzip", null);
        }
        if (head.lines().isEmpty() && bytes.length < TraceHead.BYTES) {
            throw new RefusedTraceException("must not be empty", null);
        }
        if (!head.firstLineWhole() && !PackedTrace.recognises(head, options)) {
            throw new RefusedTraceException(
                    "must have no line longer than " + Shown.count(TraceFormat.LONGEST_LOG_LINE, "byte"),
                    Shown.bytes(bytes, 0, bytes.length));
        }
    }
}

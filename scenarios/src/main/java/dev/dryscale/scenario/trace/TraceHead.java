package dev.dryscale.scenario.trace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The first bytes of a trace, unpacked, by which its format is recognised. */
final class TraceHead {

    /** How much of a text is looked at. */
    static final int BYTES = 1 << 16;

    private static final int LINES = 4;

    private final String name;
    private final byte[] bytes;
    private final List<String> lines = new ArrayList<>();
    private final boolean firstLineWhole;

    TraceHead(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
        int at = hasByteOrderMark(bytes) ? 3 : 0;
        boolean whole = false;
        while (at < bytes.length && lines.size() < LINES) {
            int end = at;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            whole |= end < bytes.length || bytes.length < BYTES;
            int stop = end > at && bytes[end - 1] == '\r' ? end - 1 : end;
            if (stop > at) {
                lines.add(new String(bytes, at, stop - at, StandardCharsets.ISO_8859_1));
            }
            at = end + 1;
        }
        firstLineWhole = whole;
    }

    static boolean hasByteOrderMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
    }

    /** The file's name, which may declare a separator ({@code .tsv}). */
    String name() {
        return name;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The first lines that are not blank, one char per byte. */
    List<String> lines() {
        return lines;
    }

    /** The first line that is not blank; empty when there is none. */
    String first() {
        return lines.isEmpty() ? "" : lines.get(0);
    }

    /** Whether one of the first lines is a request in the eyes of {@code parser}. */
    boolean anyLine(LineParser parser) {
        var record = new TraceRecord();
        for (var line : lines) {
            byte[] text = line.getBytes(StandardCharsets.ISO_8859_1);
            var verdict = parser.parse(text, 0, text.length, record);
            if (verdict == Verdict.RECORD || verdict == Verdict.UNSENT) {
                return true;
            }
        }
        return false;
    }

    /** Whether a first line ends within the bytes looked at. */
    boolean firstLineWhole() {
        return firstLineWhole;
    }
}

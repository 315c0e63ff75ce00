package dev.dryscale.scenario.trace;

import java.io.IOException;

/** The records of a text: one parser over its lines. */
final class LineCursor implements RecordCursor {

    /** Hears of each line that is no record. */
    interface Listener {
        void line(Verdict verdict, TraceRecord record, byte[] bytes);
    }

    private final LineReader lines;
    private final LineParser parser;
    private final Listener listener;

    LineCursor(LineReader lines, LineParser parser, Listener listener) {
        this.lines = lines;
        this.parser = parser;
        this.listener = listener;
    }

    @Override
    public boolean next(TraceRecord record) throws IOException {
        while (lines.next()) {
            record.unsent = "";
            var verdict = parser.parse(lines.bytes(), lines.from(), lines.to(), record);
            record.line = lines.line();
            listener.line(verdict, record, lines.bytes());
            if (verdict == Verdict.RECORD) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long finestNanos() {
        return parser.finestNanos();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

package dev.dryscale.scenario.trace;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The reader of one stamp per line and nothing else: ISO 8601, or seconds to nanoseconds since 1970. */
final class StampLines implements LineParser {

    private final StampField stamps;

    private StampLines(StampField stamps) {
        this.stamps = stamps;
    }

    static boolean recognises(TraceHead head, ReplayOptions options) {
        List<String> lines = head.lines();
        if (lines.isEmpty() || !head.firstLineWhole()) {
            return false;
        }
        byte[] line = lines.get(0).getBytes(StandardCharsets.ISO_8859_1);
        return field(options).read(line, 0, line.length) || looksLikeStamp(lines.get(0));
    }

    private static boolean looksLikeStamp(String line) {
        return line.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+([Zz]|[+-][0-9:]+)?");
    }

    static LineParser open(TraceHead head, ReplayOptions options) {
        return new StampLines(field(options));
    }

    private static StampField field(ReplayOptions options) {
        var unit = options.stampUnit();
        return unit == null ? StampField.any(options.timeZone()) : StampField.numbers(unit, options.startNanos());
    }

    @Override
    public Verdict parse(byte[] b, int from, int to, TraceRecord out) {
        if (from == to) {
            return Verdict.NOTHING;
        }
        if (!stamps.read(b, from, to)) {
            return out.refuse("stamp " + stamps.rule(), from, to);
        }
        out.stampNanos = stamps.nanos();
        return Verdict.RECORD;
    }

    @Override
    public long finestNanos() {
        return stamps.finestNanos();
    }
}

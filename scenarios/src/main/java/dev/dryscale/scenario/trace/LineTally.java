package dev.dryscale.scenario.trace;

import java.util.SortedMap;
import java.util.TreeMap;

/** What became of a trace's lines, so that none is lost without a word. */
final class LineTally {

    private long lines;
    private long filtered;
    private long refused;
    private final SortedMap<String, Long> unsent = new TreeMap<>();

    void count(Verdict verdict, TraceRecord record) {
        if (verdict != Verdict.NOTHING) {
            lines++;
        }
        if (verdict == Verdict.FILTERED) {
            filtered++;
        } else if (verdict == Verdict.REFUSED) {
            refused++;
        } else if (!record.unsent.isEmpty() && verdict != Verdict.NOTHING) {
            unsent.merge(record.unsent, 1L, Long::sum);
        }
    }

    void add(LineTally other) {
        lines += other.lines;
        filtered += other.filtered;
        refused += other.refused;
        other.unsent.forEach((reason, n) -> unsent.merge(reason, n, Long::sum));
    }

    /** Lines with content: headers, comments and blank lines are not counted. */
    long lines() {
        return lines;
    }

    long filtered() {
        return filtered;
    }

    long refused() {
        return refused;
    }

    /** Requests that never reached a target, by reason, whether replayed or not. */
    SortedMap<String, Long> unsent() {
        return unsent;
    }
}

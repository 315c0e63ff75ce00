package dev.dryscale.scenario.trace;

import dev.dryscale.scenario.Problems;
import org.jspecify.annotations.Nullable;

/** The mistakes of one file: the first twenty are listed, the rest counted; one that all lines share is listed once. */
final class FileProblems {

    private static final int LISTED = 20;

    private final Problems problems;
    private final String file;
    private long errors;
    private long withoutOffset;

    FileProblems(Problems problems, String file) {
        this.problems = problems;
        this.file = file;
    }

    void error(long line, String rule, @Nullable String actual) {
        if (rule.contains(StampField.NO_OFFSET) && withoutOffset++ > 0) {
            return;
        }
        if (errors++ < LISTED) {
            problems.error(file, lineNumber(line), "", rule, actual);
        }
    }

    void refused(TraceRecord record, byte[] bytes) {
        error(record.line, record.rule, Shown.bytes(bytes, record.badFrom, record.badTo));
    }

    void error(long line, RefusedTraceException refused) {
        if (errors++ < LISTED) {
            problems.error(file, lineNumber(line), "", refused.rule(), refused.actual(), refused.nearest());
        }
    }

    void warning(long line, String rule) {
        problems.warning(file, lineNumber(line), "", rule, null);
    }

    /** Says how many more there were. */
    void close() {
        if (withoutOffset > 1) {
            String more = "… and " + Shown.count(withoutOffset - 1) + " more stamps like it";
            problems.error(file, Integer.MAX_VALUE, "", more, null);
        }
        if (errors > LISTED) {
            problems.error(file, Integer.MAX_VALUE, "", "… and " + Shown.count(errors - LISTED) + " more", null);
        }
    }

    boolean hasErrors() {
        return errors > 0;
    }

    private static int lineNumber(long line) {
        return (int) Math.min(line, Integer.MAX_VALUE - 1L);
    }
}

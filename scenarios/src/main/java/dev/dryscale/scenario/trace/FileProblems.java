package dev.dryscale.scenario.trace;

import dev.dryscale.scenario.Problems;
import org.jspecify.annotations.Nullable;

/** The mistakes of one file: the first twenty are listed, the rest counted. */
final class FileProblems {

    private static final int LISTED = 20;

    private final Problems problems;
    private final String file;
    private long errors;

    FileProblems(Problems problems, String file) {
        this.problems = problems;
        this.file = file;
    }

    void error(long line, String rule, @Nullable String actual) {
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

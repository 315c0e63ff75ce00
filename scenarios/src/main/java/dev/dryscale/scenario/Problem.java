package dev.dryscale.scenario;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One mistake in something a person wrote: place, rule, value, nearest right name.
 *
 * @param file as the person named it
 * @param line from 1; 0 when the whole file is meant, the largest int for what stands behind all its lines
 * @param pointer where in the document, e.g. {@code group.MinSize}; may be empty
 * @param rule what must hold, e.g. {@code must be positive}
 * @param actual what was written, shortened and with control characters escaped; null when something is missing
 * @param nearest the nearest known name; null when there is none
 */
public record Problem(
        Severity severity,
        String file,
        int line,
        String pointer,
        String rule,
        @Nullable String actual,
        @Nullable String nearest) {

    /** Whether the work can go on. */
    public enum Severity {
        ERROR,
        WARNING
    }

    static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparing(Problem::pointer)
            .thenComparing(Problem::rule);

    /** {@code web.yaml:14: group.MinSize must be at most MaxSize (4), was 9}. */
    public String sentence() {
        var text = new StringBuilder(file);
        if (line > 0 && line < Integer.MAX_VALUE) {
            text.append(':').append(line);
        }
        text.append(": ");
        if (!pointer.isEmpty()) {
            text.append(pointer).append(' ');
        }
        text.append(rule);
        if (actual != null) {
            text.append(", was ").append(actual);
        }
        if (nearest != null) {
            text.append("; did you mean ").append(nearest).append('?');
        }
        return text.toString();
    }
}

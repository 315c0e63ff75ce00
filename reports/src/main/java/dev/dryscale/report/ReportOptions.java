package dev.dryscale.report;

import java.util.function.Consumer;

/**
 * What goes into a report folder besides the data, which always does.
 *
 * @param pages whether {@code report.html} and the charts are made
 * @param notices is told, in one sentence each, what could not be made
 */
public record ReportOptions(boolean pages, Consumer<String> notices) {

    /** Everything. */
    public static ReportOptions complete(Consumer<String> notices) {
        return new ReportOptions(true, notices);
    }

    /** The data files alone. */
    public static ReportOptions dataOnly() {
        return new ReportOptions(false, notice -> {});
    }
}

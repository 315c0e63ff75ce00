package dev.dryscale.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The catalog of formats that a comparison can be printed in ({@code -o}). */
public enum ReportFormat {
    TABLE(new TableReport()),
    JSON(new JsonReport()),
    CSV(new CsvReport()),
    MARKDOWN(new MarkdownReport());

    @SuppressWarnings("ImmutableEnumChecker") // writers have no state
    private final TraceReportWriter writer;

    ReportFormat(TraceReportWriter writer) {
        this.writer = writer;
    }

    /** The name users type. */
    public String formatName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public TraceReportWriter writer() {
        return writer;
    }

    /** The format of that name; empty when nobody knows it. */
    public static Optional<ReportFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.formatName().equals(name))
                .findFirst();
    }
}

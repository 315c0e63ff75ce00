package dev.dryscale.report;

import dev.dryscale.experiment.TraceComparison;
import java.io.IOException;
import java.io.OutputStream;

/** A writer of comparisons that can also write several traces down: what they say together, and each by itself. */
public interface TraceReportWriter extends ReportWriter {

    /**
     * Writes everything and flushes; does not close {@code out}.
     *
     * @throws IOException if {@code out} did not take every byte
     */
    void write(TraceComparison comparison, OutputStream out) throws IOException;
}

package dev.dryscale.report;

import dev.dryscale.experiment.GateReport;
import java.io.IOException;
import java.io.OutputStream;

/** Writes how gates came out, in one format. */
public interface GateWriter {

    /** Writes all of it; does not close {@code out}. */
    void write(GateReport report, OutputStream out) throws IOException;
}

package dev.dryscale.report;

import dev.dryscale.experiment.robustness.RobustnessReport;
import java.io.IOException;
import java.io.OutputStream;

/** Writes where policies break their gates, in one format. */
public interface RobustnessWriter {

    /** Writes all of it; does not close {@code out}. */
    void write(RobustnessReport report, OutputStream out) throws IOException;
}

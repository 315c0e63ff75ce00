package dev.dryscale.report;

import dev.dryscale.experiment.Comparison;
import java.io.IOException;
import java.io.OutputStream;

/** One way to write a comparison down. The bytes are UTF-8 with {@code \n}, and depend on the comparison alone. */
public interface ReportWriter {

    /**
     * Writes everything and flushes; does not close {@code out}.
     *
     * @throws IOException if {@code out} did not take every byte
     */
    void write(Comparison comparison, OutputStream out) throws IOException;
}

package dev.dryscale.report;

import dev.dryscale.experiment.GateReport;
import dev.dryscale.experiment.Measure;
import java.io.IOException;
import java.io.OutputStream;

/** For a terminal: one line per gate. */
final class GateTable implements GateWriter {

    @Override
    public void write(GateReport report, OutputStream out) throws IOException {
        var writer = Json.writer(out);
        writer.write(GateLines.headline(report) + "\n");
        for (var finding : report.findings()) {
            writer.write(GateLines.status(report, finding) + "  " + Names.printable(finding.candidate()) + ": "
                    + Names.printable(GateLines.sentence(finding)) + "\n");
        }
        for (var candidate : report.measured().entrySet()) {
            var cost = candidate.getValue().get(Measure.COST_PER_MONTH);
            if (cost != null) {
                writer.write("cost per month, low - expected - high: " + Names.printable(candidate.getKey()) + " "
                        + GateLines.monthly(cost) + "\n");
            }
        }
        writer.write(report.replications() + " replications; reproduce: " + Names.printable(report.reproduce()) + "\n");
        writer.flush();
    }
}

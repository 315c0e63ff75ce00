package dev.dryscale.report;

import dev.dryscale.experiment.robustness.RobustnessReport;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The heat map for spreadsheets: one row per world, policy and gate. */
final class RobustnessCsv implements RobustnessWriter {

    private static final List<String> HEADER = List.of(
            "perturbation",
            "level",
            "policy",
            "gate",
            "measure",
            "unit",
            "value",
            "low",
            "high",
            "limit",
            "held",
            "excess");

    @Override
    public void write(RobustnessReport report, OutputStream out) throws IOException {
        var writer = Json.writer(out);
        var csv = new Csv(writer);
        for (var name : HEADER) {
            csv.text(name);
        }
        csv.endRow();
        for (var row : report.rows()) {
            for (int c = 0; c < row.cells().size(); c++) {
                for (var reading : row.cells().get(c).readings()) {
                    var measure = reading.gate().measure();
                    csv.text(row.perturbation())
                            .text(row.level())
                            .text(report.candidates().get(c));
                    csv.text(reading.gate().expression())
                            .text(measure.gateName())
                            .text(measure.unit());
                    csv.number(reading.actual().value()).number(reading.actual().low());
                    csv.number(reading.actual().high()).number(reading.limit());
                    csv.text(Boolean.toString(reading.held()))
                            .number(reading.excess())
                            .endRow();
                }
            }
        }
        writer.flush();
    }
}

package dev.dryscale.report;

import dev.dryscale.experiment.robustness.RobustnessReport;
import dev.dryscale.experiment.robustness.RobustnessReport.Cell;
import java.io.IOException;
import java.io.OutputStream;

/** The heat map as data, in a versioned format. */
final class RobustnessJson implements RobustnessWriter {

    /** Raised when a key changes its meaning or goes away; new keys do not raise it. */
    private static final int FORMAT_VERSION = 1;

    @Override
    public void write(RobustnessReport report, OutputStream out) throws IOException {
        try (var json = Json.pretty(out)) {
            json.beginObject().field("format", "dryscale-robustness").field("format_version", FORMAT_VERSION);
            json.field("version", report.version()).field("scenario", report.scenarioName());
            json.field("seed", report.seed()).field("replications", report.replications());
            json.field("traffic", report.trafficSummary()).field("verdict", report.verdict());
            json.field("gates_held", report.gatesHeld()).beginArray("worlds");
            for (var row : report.rows()) {
                json.beginObject().field("perturbation", row.perturbation()).field("level", row.level());
                json.beginObject("policies");
                for (int c = 0; c < row.cells().size(); c++) {
                    writeCell(
                            json.beginObject(report.candidates().get(c)),
                            row.cells().get(c));
                }
                json.endObject().endObject();
            }
            json.endArray().strings("skipped", report.skipped()).strings("warnings", report.warnings());
            json.sorted("inputs", report.inputs())
                    .field("reproduce", report.reproduce())
                    .endObject()
                    .newLine();
        }
    }

    private static void writeCell(Json json, Cell cell) throws IOException {
        json.field("held", cell.held()).beginArray("gates");
        for (var reading : cell.readings()) {
            json.beginObject().field("expression", reading.gate().expression());
            json.field("measure", reading.gate().measure().gateName());
            json.field("unit", reading.gate().measure().unit());
            json.field("value", reading.actual().value())
                    .field("low", reading.actual().low());
            json.field("high", reading.actual().high()).field("limit", reading.limit());
            json.field("held", reading.held()).field("excess", reading.excess()).endObject();
        }
        json.endArray().endObject();
    }
}

package dev.dryscale.report;

import dev.dryscale.experiment.Estimate;
import dev.dryscale.experiment.GateReport;
import dev.dryscale.experiment.GateReport.Finding;
import dev.dryscale.experiment.Measure;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;

/** The outcome as data, in a versioned format. */
final class GateJson implements GateWriter {

    /** Raised when a key changes its meaning or goes away; new keys do not raise it. */
    private static final int FORMAT_VERSION = 1;

    @Override
    public void write(GateReport report, OutputStream out) throws IOException {
        try (var json = Json.pretty(out)) {
            json.beginObject().field("format", "dryscale-gates").field("format_version", FORMAT_VERSION);
            json.field("version", report.version()).field("scenario", report.scenarioName());
            json.field("seed", report.seed()).field("replications", report.replications());
            json.field("passes", report.passes()).beginArray("gates");
            for (var finding : report.findings()) {
                writeFinding(json, report, finding);
            }
            json.endArray().beginObject("measured");
            for (var candidate : report.measured().entrySet()) {
                writeMeasures(json, candidate.getKey(), candidate.getValue());
            }
            json.endObject().strings("warnings", report.warnings());
            json.field("reproduce", report.reproduce()).endObject().newLine();
        }
    }

    private static void writeFinding(Json json, GateReport report, Finding finding) throws IOException {
        var measure = finding.gate().measure();
        json.beginObject().field("policy", finding.candidate());
        json.field("expression", finding.gate().expression()).field("measure", measure.gateName());
        json.field("unit", measure.unit());
        json.field("was", finding.was() == null ? Double.NaN : finding.was());
        json.field("now", finding.now().value()).field("low", finding.now().low());
        json.field("high", finding.now().high()).field("limit", finding.limit());
        json.field("status", finding.status().name().toLowerCase(Locale.ROOT));
        json.field("passes", report.passes(finding)).endObject();
    }

    private static void writeMeasures(Json json, String name, Map<Measure, Estimate> measures) throws IOException {
        json.beginObject(name);
        for (var entry : measures.entrySet()) {
            json.beginObject(entry.getKey().gateName())
                    .field("value", entry.getValue().value());
            json.field("low", entry.getValue().low())
                    .field("high", entry.getValue().high());
            json.endObject();
        }
        json.endObject();
    }
}

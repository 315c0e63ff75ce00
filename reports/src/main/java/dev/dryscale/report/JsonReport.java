package dev.dryscale.report;

import dev.dryscale.cost.Bill;
import dev.dryscale.experiment.CandidateResult;
import dev.dryscale.experiment.Comparison;
import dev.dryscale.experiment.Estimate;
import dev.dryscale.experiment.Measure;
import dev.dryscale.experiment.TraceComparison;
import dev.dryscale.record.AuditReport;
import dev.dryscale.record.RequestTotals;
import dev.dryscale.record.RunResult;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;

/** {@code result.json}: everything a program may want to know of a comparison, in a versioned format. */
final class JsonReport implements TraceReportWriter {

    /** Raised when a key changes its meaning or goes away; new keys do not raise it. */
    static final int FORMAT_VERSION = 1;

    /** What the file says it is. */
    static final String FORMAT = "dryscale-result";

    /** What the file of several traces says it is. */
    static final String TRACES_FORMAT = "dryscale-traces";

    @Override
    public void write(Comparison comparison, OutputStream out) throws IOException {
        try (var json = Json.pretty(out)) {
            json.beginObject();
            writeComparison(json, comparison);
            json.newLine();
        }
    }

    @Override
    public void write(TraceComparison comparison, OutputStream out) throws IOException {
        try (var json = Json.pretty(out)) {
            json.beginObject().field("format", TRACES_FORMAT).field("format_version", FORMAT_VERSION);
            json.field("gates_held", comparison.gatesHeld());
            writeWorst(json, comparison);
            writeComparison(json.beginObject("pooled"), comparison.pooled());
            json.beginArray("traces");
            for (var trace : comparison.traces()) {
                json.beginObject().field("trace", trace.name());
                writeComparison(json, trace.comparison());
            }
            json.endArray().endObject().newLine();
        }
    }

    private static void writeWorst(Json json, TraceComparison comparison) throws IOException {
        json.beginObject("worst");
        for (int c = 0; c < comparison.pooled().results().size(); c++) {
            var result = comparison.pooled().results().get(c);
            json.beginObject(result.candidate().name());
            for (var measure : Measure.values()) {
                if (result.estimates().containsKey(measure)) {
                    json.field(measure.gateName(), comparison.worst(c, measure).name());
                }
            }
            json.endObject();
        }
        json.endObject();
    }

    /** The members of an object that is open already, and its end. */
    private static void writeComparison(Json json, Comparison comparison) throws IOException {
        json.field("format", FORMAT).field("format_version", FORMAT_VERSION);
        json.field("version", comparison.version()).field("scenario", comparison.scenarioName());
        json.field("seed", comparison.seed()).field("replications", comparison.replications());
        json.field("traffic", comparison.trafficSummary());
        writeVerdict(json, comparison);
        json.field("gates_held", comparison.gatesHeld());
        json.beginArray("candidates");
        for (var result : comparison.results()) {
            writeCandidate(json, comparison, result);
        }
        json.endArray();
        json.strings("warnings", comparison.warnings()).sorted("inputs", comparison.inputs());
        json.field("reproduce", comparison.reproduce()).endObject();
    }

    private static void writeVerdict(Json json, Comparison comparison) throws IOException {
        var verdict = comparison.verdict();
        json.beginObject("verdict").field("winner", verdict.winner()).field("sentence", verdict.sentence());
        json.field("interval_source", source(verdict.intervalSource())).endObject();
        var slo = comparison.slo();
        if (slo != null) {
            json.beginObject("slo").field("percentile", slo.percentile());
            json.decimal("response_s", Numbers.seconds(slo.responseNanos())).endObject();
        }
    }

    private static void writeCandidate(Json json, Comparison comparison, CandidateResult result) throws IOException {
        var candidate = result.candidate();
        json.beginObject().field("name", candidate.name());
        json.field("baseline", result.equals(comparison.baseline())).field("origin", candidate.origin());
        json.beginArray("policies");
        for (var policy : candidate.policies()) {
            json.value(policy.name());
        }
        json.endArray();
        SettingJson.write(json, candidate);
        writeEstimates(json, "estimates", result.estimates(), false);
        writeEstimates(json, "differences", result.differences(), false);
        writeEstimates(json, "relative_changes", result.changes(), true);
        writeGates(json, result);
        writeBill(json, result.bill());
        writeRun(json, result.run());
        json.field("activities_file", ActivitiesJson.fileName(comparison, result));
        json.endObject();
    }

    static void writeEstimates(Json json, String key, Map<Measure, Estimate> estimates, boolean relative)
            throws IOException {
        json.beginObject(key);
        for (var measure : Measure.values()) {
            var estimate = estimates.get(measure);
            if (estimate != null) {
                json.beginObject(measure.gateName()).field("unit", relative ? "share" : measure.unit());
                json.field("value", estimate.value()).field("low", estimate.low());
                json.field("high", estimate.high()).field("source", source(estimate.source()));
                json.endObject();
            }
        }
        json.endObject();
    }

    private static String source(Estimate.Source source) {
        return source.name().toLowerCase(Locale.ROOT);
    }

    private static void writeGates(Json json, CandidateResult result) throws IOException {
        json.beginArray("gates");
        for (var gate : result.gates()) {
            json.beginObject().field("expression", gate.expression());
            json.field("measure", gate.measure().gateName())
                    .field("unit", gate.measure().unit());
            json.field("actual", gate.actual()).field("limit", gate.limit()).field("held", gate.held());
            json.endObject();
        }
        json.endArray();
    }

    private static void writeBill(Json json, Bill bill) throws IOException {
        json.beginObject("bill").field("region", bill.region()).field("prices", bill.priceSource());
        json.decimal("horizon_s", Numbers.seconds(bill.horizonNanos())).beginArray("lines");
        for (var line : bill.lines()) {
            json.beginObject().field("item", line.item()).field("quantity", line.quantity());
            json.field("unit", line.unit()).field("unit_price", line.unitPriceDollars());
            json.field("price_unit", line.priceUnit()).decimal("amount", Numbers.micros(line.amountMicros()));
            json.endObject();
        }
        json.endArray().decimal("total", Numbers.micros(bill.totalMicros()));
        json.field("per_hour", bill.dollarsPerHour()).field("per_month", bill.dollarsPerMonth());
        json.endObject();
    }

    private static void writeRun(Json json, RunResult run) throws IOException {
        json.beginObject("run").field("seed", run.seed()).field("fidelity", run.fidelity());
        json.field("path", run.path()).field("percentiles", run.percentiles());
        json.field("start", Numbers.instant(run.startEpochSecond(), 0).toString());
        json.decimal("horizon_s", Numbers.seconds(run.horizonNanos()));
        writeRequests(json, run.requests());
        json.field("activities", run.activities().size());
        json.field("decisions", run.decisions().size());
        writeAudit(json, run.audit());
        var observation = run.observation();
        if (observation != null) {
            ObservedJson.write(json, observation);
        }
        json.sorted("knobs", run.knobs()).strings("notes", run.notes()).endObject();
    }

    private static void writeRequests(Json json, RequestTotals totals) throws IOException {
        json.beginObject("requests").field("offered", totals.offered()).field("arrived", totals.arrived());
        json.field("retries", totals.retries()).field("completed", totals.completed());
        json.field("rejected", totals.rejected()).field("timed_out", totals.timedOut());
        json.field("abandoned", totals.abandoned()).field("failed", totals.failed());
        json.field("in_system", totals.inSystem()).field("succeeded", totals.succeeded());
        json.field("gave_up", totals.gaveUp()).field("open", totals.open()).endObject();
    }

    private static void writeAudit(Json json, AuditReport audit) throws IOException {
        json.beginArray("audit");
        for (var line : audit.lines()) {
            json.beginObject()
                    .field("identity", line.identity())
                    .decimal("left", line.left().toString());
            json.decimal("right", line.right().toString()).field("holds", line.holds());
            if (line.firstViolationNanos() >= 0) {
                json.decimal("first_violation_s", Numbers.seconds(line.firstViolationNanos()));
            }
            json.endObject();
        }
        json.endArray();
    }
}

package dev.dryscale.report;

import dev.dryscale.experiment.CandidateResult;
import dev.dryscale.experiment.Comparison;
import dev.dryscale.experiment.Estimate;
import dev.dryscale.experiment.Measure;
import dev.dryscale.experiment.TraceComparison;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The summary as a table for spreadsheets: one row per candidate and measure, exact values in the measure's unit. */
final class CsvReport implements TraceReportWriter {

    private static final List<String> HEADER = List.of(
            "candidate",
            "measure",
            "unit",
            "value",
            "low",
            "high",
            "source",
            "difference",
            "difference_low",
            "difference_high",
            "relative_change",
            "relative_change_low",
            "relative_change_high");

    @Override
    public void write(Comparison comparison, OutputStream out) throws IOException {
        var writer = Json.writer(out);
        var csv = new Csv(writer);
        writeHeader(csv);
        writeCandidates(csv, null, comparison);
        writer.flush();
    }

    /** With one more column in front: the trace's name, empty for all of them together. */
    @Override
    public void write(TraceComparison comparison, OutputStream out) throws IOException {
        var writer = Json.writer(out);
        var csv = new Csv(writer);
        csv.text("trace");
        writeHeader(csv);
        writeCandidates(csv, "", comparison.pooled());
        for (var trace : comparison.traces()) {
            writeCandidates(csv, trace.name(), trace.comparison());
        }
        writer.flush();
    }

    private static void writeHeader(Csv csv) throws IOException {
        for (var name : HEADER) {
            csv.text(name);
        }
        csv.endRow();
    }

    private static void writeCandidates(Csv csv, @Nullable String trace, Comparison comparison) throws IOException {
        for (var result : comparison.results()) {
            writeCandidate(csv, trace, result);
        }
    }

    private static void writeCandidate(Csv csv, @Nullable String trace, CandidateResult result) throws IOException {
        for (var measure : Measure.values()) {
            var estimate = result.estimates().get(measure);
            if (estimate != null) {
                if (trace != null) {
                    csv.text(trace);
                }
                csv.text(result.candidate().name()).text(measure.gateName()).text(measure.unit());
                writeEstimate(csv, estimate);
                csv.text(estimate.source().name().toLowerCase(Locale.ROOT));
                writeEstimate(csv, result.differences().get(measure));
                writeEstimate(csv, result.changes().get(measure));
                csv.endRow();
            }
        }
    }

    private static void writeEstimate(Csv csv, @Nullable Estimate estimate) throws IOException {
        if (estimate == null) {
            csv.empty().empty().empty();
        } else {
            csv.number(estimate.value()).number(estimate.low()).number(estimate.high());
        }
    }
}

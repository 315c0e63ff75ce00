package dev.dryscale.report;

import dev.dryscale.experiment.Comparison;
import dev.dryscale.experiment.Measure;
import dev.dryscale.experiment.tuning.Trial;
import dev.dryscale.experiment.tuning.TuningReport;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code result.json} of a search: the winners, what was screened and raced, and the evidence that a plan asks for. */
final class TuningJson {

    static final String FORMAT = "dryscale-tuning";

    private static final int FORMAT_VERSION = 1;

    private final TuningReport report;

    TuningJson(TuningReport report) {
        this.report = report;
    }

    void write(OutputStream out) throws IOException {
        try (var json = Json.pretty(out)) {
            json.beginObject().field("format", FORMAT).field("format_version", FORMAT_VERSION);
            json.field("version", report.version()).field("scenario", report.scenarioName());
            json.field("verdict", report.verdict()).field("complete", report.isComplete());
            json.field("policy", report.plan().policy());
            json.field("objective", report.plan().goal().objective().gateName());
            json.beginArray("subject_to");
            for (var gate : report.plan().goal().gates()) {
                json.value(gate.expression());
            }
            json.endArray();
            evidence(json);
            parameters(json);
            trial(json, "tuned", report.result().winner());
            trial(json, "tuned_applicable", report.result().applicableWinner());
            json.beginArray("confirmed");
            for (var comparison : report.confirmed()) {
                prediction(json, comparison);
            }
            json.endArray();
            race(json);
            screened(json);
            json.strings("warnings", report.warnings()).sorted("inputs", report.inputs());
            json.field("reproduce", report.reproduce()).endObject().newLine();
        }
    }

    private void evidence(Json json) throws IOException {
        var evidence = report.evidence();
        var split = report.plan().split();
        json.beginObject("evidence").field("group", evidence.group());
        json.field("min_size", evidence.minSize()).field("max_size", evidence.maxSize());
        json.field("profile", evidence.profile()).sorted("traces", evidence.traces());
        json.raw("present_policy", evidence.present());
        json.field("split", split.sentence()).field("train", split.train().word());
        json.field("train_seed", split.trainSeed())
                .field("test_seed", split.testSeed())
                .endObject();
    }

    private void parameters(Json json) throws IOException {
        json.beginArray("parameters");
        for (var parameter : report.plan().space().parameters()) {
            json.beginObject().field("name", parameter.name()).field("path", parameter.path());
            json.field("how", parameter.applicable() ? "applicable" : "byHand");
            json.field("now", report.evidence().written().get(parameter.path())).endObject();
        }
        json.endArray();
    }

    private static void trial(Json json, String key, @Nullable Trial trial) throws IOException {
        if (trial == null) {
            json.field(key, (String) null);
            return;
        }
        json.beginObject(key).field("number", trial.number()).field("applicable", trial.applicable());
        json.sorted("changes", trial.changes()).endObject();
    }

    /** What held-out traffic says of each, with intervals. */
    private static void prediction(Json json, Comparison comparison) throws IOException {
        json.beginObject().field("traffic", comparison.trafficSummary());
        json.field("winner", comparison.verdict().winner())
                .field("sentence", comparison.verdict().sentence());
        json.field("replications", comparison.replications()).beginArray("candidates");
        for (var result : comparison.results()) {
            json.beginObject().field("name", result.candidate().name());
            JsonReport.writeEstimates(json, "estimates", result.estimates(), false);
            JsonReport.writeEstimates(json, "differences", result.differences(), false);
            JsonReport.writeEstimates(json, "relative_changes", result.changes(), true);
            json.endObject();
        }
        json.endArray().endObject();
    }

    private void race(Json json) throws IOException {
        var result = report.result();
        json.beginObject("race").field("blocks", result.blocks()).field("runs", result.raced());
        json.field("runs_of_grid", result.gridOfRacers()).field("runs_of_grid_of_all", result.gridOfAll());
        json.beginArray("racers");
        for (var racer : result.racers()) {
            json.beginObject().field("number", racer.trial().number()).field("blocks", racer.blocks());
            json.field("eliminated", racer.eliminated());
            measures(json, "means", racer.means());
            json.endObject();
        }
        json.endArray().endObject();
    }

    private void screened(Json json) throws IOException {
        json.beginArray("screened");
        for (var trial : report.result().trials()) {
            json.beginObject().field("number", trial.number()).field("applicable", trial.applicable());
            json.field("front", report.result().front().contains(trial)).field("keeps_gates", trial.keepsGates());
            json.sorted("changes", trial.changes());
            measures(json, "measures", trial.screened().measures());
            json.endObject();
        }
        json.endArray();
    }

    private static void measures(Json json, String key, Map<Measure, Double> values) throws IOException {
        json.beginObject(key);
        for (var measure : Measure.values()) {
            var value = values.get(measure);
            if (value != null) {
                json.field(measure.gateName(), value);
            }
        }
        json.endObject();
    }
}

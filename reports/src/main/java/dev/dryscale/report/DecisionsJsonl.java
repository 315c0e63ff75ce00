package dev.dryscale.report;

import dev.dryscale.experiment.Comparison;
import dev.dryscale.record.DecisionEntry;
import dev.dryscale.record.RunResult;
import java.io.IOException;
import java.io.OutputStream;

/** {@code decisions.jsonl}: one line per decision and per non-decision, each with its reason. */
final class DecisionsJsonl implements ReportWriter {

    @Override
    public void write(Comparison comparison, OutputStream out) throws IOException {
        try (var json = Json.compact(Json.writer(out))) {
            for (var result : comparison.results()) {
                for (var entry : result.run().decisions()) {
                    writeEntry(json, result.candidate().name(), result.run(), entry);
                }
            }
        }
    }

    private static void writeEntry(Json json, String candidate, RunResult run, DecisionEntry entry) throws IOException {
        var time = Numbers.instant(run.startEpochSecond(), entry.atNanos());
        json.beginObject().field("candidate", candidate).field("time", time.toString());
        json.decimal("at_s", Numbers.seconds(entry.atNanos()));
        json.field("policy", entry.policy()).field("alarm", entry.alarm());
        json.field("alarm_state", entry.alarmState()).field("metric", entry.metric());
        json.field("from", entry.from()).field("to", entry.to());
        json.field("outcome", entry.outcome()).field("reason", entry.reason());
        json.endObject().newLine();
    }
}

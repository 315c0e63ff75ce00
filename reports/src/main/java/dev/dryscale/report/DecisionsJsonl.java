package dev.dryscale.report;

import dev.dryscale.experiment.Comparison;
import dev.dryscale.record.AlarmReading;
import dev.dryscale.record.DecisionEntry;
import dev.dryscale.record.RunResult;
import dev.dryscale.scaling.alarm.StateReason;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

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
        json.beginArray("alarms");
        for (var reading : entry.alarms()) {
            writeAlarm(json, run, reading);
        }
        json.endArray().endObject().newLine();
    }

    /** What the decision was made on: the datapoints, oldest first, and AWS's sentence for the state (CW-23). */
    private static void writeAlarm(Json json, RunResult run, AlarmReading reading) throws IOException {
        var definition = reading.definition();
        var evaluation = reading.evaluation();
        json.beginObject().field("name", definition.name());
        json.field("state", evaluation.state().name()).field("invoked", reading.invoked());
        json.decimal("since_s", Numbers.seconds(reading.sinceNanos()));
        json.field("comparison", definition.comparisonOperator().awsName());
        json.field("threshold", definition.threshold().doubleValue());
        json.field("period_s", (long) definition.periodSeconds());
        json.field("evaluation_periods", (long) definition.evaluationPeriods());
        json.field("datapoints_to_alarm", (long) definition.datapointsToAlarm());
        json.beginArray("datapoints");
        var values = evaluation.datapoints();
        for (int i = values.size() - 1; i >= 0; i--) {
            json.value(values.get(i).doubleValue());
        }
        json.endArray();
        var start = Instant.ofEpochSecond(run.startEpochSecond());
        json.field("state_reason", StateReason.of(definition, evaluation, start))
                .endObject();
    }
}

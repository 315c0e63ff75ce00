package dev.dryscale.report;

import dev.dryscale.record.LatencyHistogram;
import dev.dryscale.record.Observation;
import java.io.IOException;

/** The part of {@code result.json} that says what a scenario's {@code observe:} saw. Times are seconds. */
final class ObservedJson {

    private static final double SECOND = 1e9;
    private static final int[] PERCENTILES = {50, 95, 99};

    private ObservedJson() {}

    static void write(Json json, Observation seen) throws IOException {
        json.beginObject("observed")
                .decimal("from_s", Numbers.seconds(seen.asked().fromNanos()));
        json.decimal("to_s", Numbers.seconds(seen.asked().toNanos())).field("arrived", seen.arrived());
        json.field("waited", seen.waited()).field("rejected", seen.rejected());
        json.field("abandoned", seen.abandoned()).field("open_at_end", seen.open());
        writeTimes(json, "wait", seen.waits());
        writeTimes(json, "response", seen.responses());
        writeMeanState(json, seen);
        writeWaitOver(json, seen);
        writeNumberInSystem(json, seen);
        writeRequests(json, seen);
        json.endObject();
    }

    private static void writeMeanState(Json json, Observation seen) throws IOException {
        double window = seen.windowNanos();
        var state = seen.integrals();
        json.beginObject("mean_state").field("in_system", state.inSystem() / window);
        json.field("waiting", state.waiting() / window).field("busy", state.busy() / window);
        json.field("idle", state.idle() / window).field("in_setup", state.inSetup() / window);
        json.field("some_server_on", state.someOn() / window).endObject();
    }

    private static void writeWaitOver(Json json, Observation seen) throws IOException {
        json.beginArray("wait_over");
        for (int i = 0; i < seen.waitOver().size(); i++) {
            json.beginObject()
                    .decimal("s", Numbers.seconds(seen.asked().waitOverNanos().get(i)));
            json.field("requests", seen.waitOver().get(i)).endObject();
        }
        json.endArray();
    }

    private static void writeNumberInSystem(Json json, Observation seen) throws IOException {
        json.beginArray("number_in_system");
        for (int i = 0; i < seen.numberInSystem().size(); i++) {
            json.beginObject()
                    .decimal(
                            "at_s",
                            Numbers.seconds(seen.asked().numberInSystemAtNanos().get(i)));
            json.field("requests", seen.numberInSystem().get(i)).endObject();
        }
        json.endArray();
    }

    private static void writeTimes(Json json, String key, LatencyHistogram times) throws IOException {
        json.beginObject(key).field("count", times.count()).field("mean_s", times.meanNanos() / SECOND);
        for (int percentile : PERCENTILES) {
            json.field("p" + percentile + "_s", times.percentileNanos(percentile) / SECOND);
        }
        json.field("max_s", times.maxNanos() / SECOND).endObject();
    }

    private static void writeRequests(Json json, Observation seen) throws IOException {
        json.beginArray("requests");
        for (var one : seen.requests()) {
            json.beginObject().decimal("arrived_s", Numbers.seconds(one.arrivalNanos()));
            if (one.startNanos() >= 0) {
                json.decimal("started_s", Numbers.seconds(one.startNanos()));
            }
            if (one.endNanos() >= 0) {
                json.decimal("ended_s", Numbers.seconds(one.endNanos()));
            }
            json.endObject();
        }
        json.endArray();
    }
}

package dev.dryscale.report;

import dev.dryscale.experiment.Measure;
import dev.dryscale.experiment.StoredBaseline;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** The file that {@code gate --write-baseline} stores: small, sorted and made to be kept under version control. */
public final class BaselineJson {

    private static final int FORMAT_VERSION = 1;

    private BaselineJson() {}

    /** Writes the baseline; does not close {@code out}. */
    public static void write(StoredBaseline baseline, OutputStream out) throws IOException {
        try (var json = Json.pretty(out)) {
            json.beginObject().field("format", "dryscale-baseline").field("format_version", FORMAT_VERSION);
            json.field("version", baseline.version()).field("profile", baseline.profile());
            json.field("scenario", baseline.scenario()).sorted("traces", baseline.traces());
            writeMeasures(json, "tolerances", baseline.tolerances());
            json.beginObject("policies");
            for (var policy : baseline.values().entrySet()) {
                writeMeasures(json, policy.getKey(), policy.getValue());
            }
            json.endObject().endObject().newLine();
        }
    }

    private static void writeMeasures(Json json, String key, Map<Measure, Double> values) throws IOException {
        json.beginObject(key);
        for (var entry : values.entrySet()) {
            json.field(entry.getKey().gateName(), entry.getValue());
        }
        json.endObject();
    }
}

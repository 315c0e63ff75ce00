package dev.dryscale.record;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What happened minute by minute. Row {@code i} covers {@code [i * stepNanos, (i + 1) * stepNanos)} since the start;
 * NaN is "no value" (an empty minute has no percentile). Counts are whole numbers stored as doubles (exact to 2^53).
 */
public record Timeline(long stepNanos, int rows, Map<Column, double[]> columns) {

    public Timeline {
        columns = Collections.unmodifiableMap(new EnumMap<>(columns));
    }

    /** The values of a column; {@code rows} of them. Callers must not change them. */
    public double[] column(Column column) {
        var values = columns.get(column);
        if (values == null) {
            throw new IllegalArgumentException("this run did not record " + column + "; recorded: " + columns.keySet());
        }
        return values;
    }

    public boolean has(Column column) {
        return columns.containsKey(column);
    }

    /** Every column a run may record, with its name in {@code timeline.csv} and its unit. */
    public enum Column {
        ARRIVALS("arrivals", "requests"),
        COMPLETED("completed", "requests"),
        ERRORS("errors", "requests"),
        RETRIES("retries", "requests"),
        IN_SYSTEM("in_system", "requests"),
        MEAN_RESPONSE("mean_response_s", "s"),
        P50("p50_s", "s"),
        P95("p95_s", "s"),
        P99("p99_s", "s"),
        MAX_RESPONSE("max_response_s", "s"),
        CPU("cpu_percent", "%"),
        DESIRED("desired", "instances"),
        PENDING("pending", "instances"),
        IN_SERVICE("in_service", "instances"),
        WARMING("warming", "instances"),
        TERMINATING("terminating", "instances"),
        BILLED("billed", "instances"),
        DEMAND("demand_instances", "instances"),
        METRIC("metric", ""),
        ALARM_HIGH("alarm_high", "threshold"),
        ALARM_LOW("alarm_low", "threshold"),
        OVER_SLO("over_slo", "1 if over"),
        /** As {@code PredictiveScalingLoadForecast} of the hour (PR-9). */
        LOAD_FORECAST("load_forecast", ""),
        /** As {@code PredictiveScalingCapacityForecast} of the hour, the group's {@code PredictedCapacity} (PR-9). */
        CAPACITY_FORECAST("capacity_forecast", "instances");

        private final String csvName;
        private final String unit;

        Column(String csvName, String unit) {
            this.csvName = csvName;
            this.unit = unit;
        }

        public String csvName() {
            return csvName;
        }

        public String unit() {
            return unit;
        }
    }
}

package dev.dryscale.scaling.metric;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A metric by its CloudWatch name (TT-7).
 *
 * @param dimensions name to value, in name order
 * @param unit CloudWatch's unit word; null when not given
 * @param periodSeconds 10, 30 or 60; 60 unless the metric is high-resolution (TT-50)
 */
public record CustomizedMetricSpecification(
        String namespace,
        String metricName,
        Map<String, String> dimensions,
        Statistic statistic,
        @Nullable String unit,
        int periodSeconds)
        implements MetricSpecification {

    public CustomizedMetricSpecification {
        dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
    }
}

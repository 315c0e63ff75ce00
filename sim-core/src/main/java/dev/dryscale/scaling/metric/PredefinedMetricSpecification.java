package dev.dryscale.scaling.metric;

import org.jspecify.annotations.Nullable;

/**
 * One of AWS's predefined metrics.
 *
 * @param predefinedMetricType which
 * @param resourceLabel {@code app/<lb>/<id>/targetgroup/<tg>/<id>}, for {@code ALBRequestCountPerTarget} only (TT-6)
 */
public record PredefinedMetricSpecification(
        PredefinedMetricType predefinedMetricType, @Nullable String resourceLabel) implements MetricSpecification {

    private static final int PERIOD_SECONDS = 60;

    @Override
    public String namespace() {
        return predefinedMetricType.namespace();
    }

    @Override
    public String metricName() {
        return predefinedMetricType.metricName();
    }

    @Override
    public Statistic statistic() {
        return predefinedMetricType.statistic();
    }

    @Override
    public int periodSeconds() {
        return PERIOD_SECONDS;
    }
}

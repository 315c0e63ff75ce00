package dev.dryscale.experiment.reference;

import dev.dryscale.scaling.metric.CustomizedMetricSpecification;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Statistic;
import java.util.Map;

/** What the references that look at closed minutes share. */
final class EveryMinute {

    static final long NANOS = 60_000_000_000L;

    static final MetricSpecification CPU =
            new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null);
    static final MetricSpecification REQUESTS =
            new CustomizedMetricSpecification("AWS/ApplicationELB", "RequestCount", Map.of(), Statistic.SUM, null, 60);

    private EveryMinute() {}

    /** The ends of minutes, the first of them after one minute. */
    static long after(long nanos) {
        return (Math.max(0, nanos) / NANOS + 1) * NANOS;
    }
}

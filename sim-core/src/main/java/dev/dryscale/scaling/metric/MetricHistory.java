package dev.dryscale.scaling.metric;

import org.jspecify.annotations.Nullable;

/** What a metric was over any stretch of the run so far; for policies that look further back than an alarm does. */
public interface MetricHistory {

    /** Knows nothing. */
    MetricHistory NONE = (metric, statistic, fromNanos, toNanos) -> null;

    /**
     * The value over {@code [fromNanos, toNanos)}; null when there is no datapoint in it.
     *
     * @param metric one that the policy said it would ask for
     */
    @Nullable Rational value(MetricSpecification metric, Statistic statistic, long fromNanos, long toNanos);
}

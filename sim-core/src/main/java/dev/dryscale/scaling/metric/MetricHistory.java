package dev.dryscale.scaling.metric;

import org.jspecify.annotations.Nullable;

/** What a metric was over any stretch of the run so far; for policies that look further back than an alarm does. */
public interface MetricHistory {

    /** Knows nothing. */
    MetricHistory NONE = new MetricHistory() {
        @Override
        public @Nullable Rational value(MetricSpecification metric, Statistic statistic, long fromNanos, long toNanos) {
            return null;
        }

        @Override
        public @Nullable Rational newest(MetricSpecification metric, long nowNanos) {
            return null;
        }
    };

    /**
     * The value over {@code [fromNanos, toNanos)}; null when there is no datapoint in it.
     *
     * @param metric one that the policy said it would ask for
     */
    @Nullable Rational value(MetricSpecification metric, Statistic statistic, long fromNanos, long toNanos);

    /**
     * The newest closed minute's value as the metric itself states it, published or not yet; null when it has none.
     *
     * @param metric one that the policy said it would ask for
     */
    @Nullable Rational newest(MetricSpecification metric, long nowNanos);
}

package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.metric.MetricSpecification;

/**
 * Customized metrics of a predictive scaling policy.
 *
 * @param load what is forecast, as a sum per minute
 * @param scaling what the target is of, per instance
 */
public record CustomizedMetricPair(MetricSpecification load, MetricSpecification scaling)
        implements PredictiveMetrics {}

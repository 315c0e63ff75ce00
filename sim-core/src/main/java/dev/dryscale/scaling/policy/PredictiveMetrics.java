package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.metric.MetricSpecification;

/** What a predictive scaling policy forecasts: one of AWS's pairs, or a load that the user's own metric measures (PR-7). */
public interface PredictiveMetrics {

    /** The load; its sum over an hour, divided by 60, is the load of a minute that the target's unit counts (PR-8). */
    MetricSpecification load();
}

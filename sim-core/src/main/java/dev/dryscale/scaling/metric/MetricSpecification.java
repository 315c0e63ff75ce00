package dev.dryscale.scaling.metric;

/** What a policy or an alarm measures: a predefined metric, a customized one, or metric math (TT-6, TT-7). */
public sealed interface MetricSpecification
        permits PredefinedMetricSpecification, CustomizedMetricSpecification, MetricMath {

    /** CloudWatch namespace, e.g. {@code AWS/EC2}. */
    String namespace();

    /** CloudWatch metric name, e.g. {@code CPUUtilization}. */
    String metricName();

    /** How samples become a datapoint. */
    Statistic statistic();

    /** Seconds of one datapoint: 10, 30 or 60 (TT-7). */
    int periodSeconds();

    /** Where the metric comes from: its publication lag, and whether warming instances are left out (TT-32). */
    default MetricFamily family() {
        return MetricFamily.ofNamespace(namespace());
    }
}

package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.metric.AwsWord;
import dev.dryscale.scaling.metric.CustomizedMetricSpecification;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.Statistic;
import java.util.Map;

/** AWS's predefined pairs of a load metric and a scaling metric (PR-7). */
public enum PredictiveMetricPair implements AwsWord {
    ASG_CPU_UTILIZATION(
            "ASGCPUUtilization", "ASGTotalCPUUtilization", "ASGAverageCPUUtilization", "AWS/EC2", "CPUUtilization"),
    ASG_NETWORK_IN("ASGNetworkIn", "ASGTotalNetworkIn", "ASGAverageNetworkIn", "AWS/EC2", "NetworkIn"),
    ASG_NETWORK_OUT("ASGNetworkOut", "ASGTotalNetworkOut", "ASGAverageNetworkOut", "AWS/EC2", "NetworkOut"),
    ALB_REQUEST_COUNT(
            "ALBRequestCount",
            "ALBTargetGroupRequestCount",
            "ALBRequestCountPerTarget",
            "AWS/ApplicationELB",
            "RequestCount");

    private final String awsName;
    private final String loadMetric;
    private final String scalingMetric;
    private final String namespace;
    private final String metricName;

    PredictiveMetricPair(String awsName, String loadMetric, String scalingMetric, String namespace, String metricName) {
        this.awsName = awsName;
        this.loadMetric = loadMetric;
        this.scalingMetric = scalingMetric;
        this.namespace = namespace;
        this.metricName = metricName;
    }

    @Override
    public String awsName() {
        return awsName;
    }

    /** AWS's word for the load alone. */
    public String loadMetric() {
        return loadMetric;
    }

    /** AWS's word for what the target is of. */
    public String scalingMetric() {
        return scalingMetric;
    }

    /** The load: its sum over an hour, divided by 60, is the load of a minute that the target's unit counts (PR-8). */
    public MetricSpecification load() {
        return new CustomizedMetricSpecification(namespace, metricName, Map.of(), Statistic.SUM, null, 60);
    }
}

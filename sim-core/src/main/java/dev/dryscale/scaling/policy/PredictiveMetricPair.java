package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.metric.AwsWord;
import dev.dryscale.scaling.metric.CustomizedMetricSpecification;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.Statistic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** AWS's predefined pairs of a load metric and a scaling metric (PR-7), those of ECS services last. */
public enum PredictiveMetricPair implements AwsWord, PredictiveMetrics {
    ASG_CPU_UTILIZATION(
            "ASGCPUUtilization", "ASGTotalCPUUtilization", "ASGAverageCPUUtilization", "AWS/EC2", "CPUUtilization"),
    ASG_NETWORK_IN("ASGNetworkIn", "ASGTotalNetworkIn", "ASGAverageNetworkIn", "AWS/EC2", "NetworkIn"),
    ASG_NETWORK_OUT("ASGNetworkOut", "ASGTotalNetworkOut", "ASGAverageNetworkOut", "AWS/EC2", "NetworkOut"),
    ALB_REQUEST_COUNT(
            "ALBRequestCount",
            "ALBTargetGroupRequestCount",
            "ALBRequestCountPerTarget",
            "AWS/ApplicationELB",
            "RequestCount"),
    ECS_CPU_UTILIZATION(
            "ECSServiceCPUUtilization",
            "ECSServiceTotalCPUUtilization",
            "ECSServiceAverageCPUUtilization",
            "AWS/ECS",
            "CPUUtilization"),
    ECS_MEMORY_UTILIZATION(
            "ECSServiceMemoryUtilization",
            "ECSServiceTotalMemoryUtilization",
            "ECSServiceAverageMemoryUtilization",
            "AWS/ECS",
            "MemoryUtilization"),
    ECS_REQUEST_COUNT(
            "ALBRequestCount",
            "TotalALBRequestCount",
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

    /** Those of EC2 Auto Scaling, or of Application Auto Scaling, whose words differ. */
    public static List<PredictiveMetricPair> of(boolean application) {
        return Arrays.stream(values())
                .filter(pair -> pair.name().startsWith("ECS_") == application)
                .toList();
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

    @Override
    public MetricSpecification load() {
        return new CustomizedMetricSpecification(namespace, metricName, Map.of(), Statistic.SUM, null, 60);
    }
}

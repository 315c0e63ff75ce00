package dev.dryscale.scaling.metric;

/** The four metrics a target tracking policy of an EC2 Auto Scaling group can name (TT-6), and what is behind each (TT-19). */
public enum PredefinedMetricType implements AwsWord {
    ASG_AVERAGE_CPU_UTILIZATION("ASGAverageCPUUtilization", "AWS/EC2", "CPUUtilization", Statistic.AVERAGE),
    ASG_AVERAGE_NETWORK_IN("ASGAverageNetworkIn", "AWS/EC2", "NetworkIn", Statistic.AVERAGE),
    ASG_AVERAGE_NETWORK_OUT("ASGAverageNetworkOut", "AWS/EC2", "NetworkOut", Statistic.AVERAGE),
    /** A Sum that already is an average over the targets (TT-19). */
    ALB_REQUEST_COUNT_PER_TARGET(
            "ALBRequestCountPerTarget", "AWS/ApplicationELB", "RequestCountPerTarget", Statistic.SUM);

    private final String awsName;
    private final String namespace;
    private final String metricName;
    private final Statistic statistic;

    PredefinedMetricType(String awsName, String namespace, String metricName, Statistic statistic) {
        this.awsName = awsName;
        this.namespace = namespace;
        this.metricName = metricName;
        this.statistic = statistic;
    }

    @Override
    public String awsName() {
        return awsName;
    }

    public String namespace() {
        return namespace;
    }

    public String metricName() {
        return metricName;
    }

    public Statistic statistic() {
        return statistic;
    }

    /**
     * The constant of that AWS word.
     *
     * @throws IllegalArgumentException naming all of them when it is none
     */
    public static PredefinedMetricType ofAwsName(String awsName) {
        return AwsWord.of(PredefinedMetricType.class, "PredefinedMetricType", awsName);
    }
}

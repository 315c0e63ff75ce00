package dev.dryscale.scaling.metric;

/** Where a metric comes from, which settles how late it is (CW-30 to CW-33) and whether warming instances are in it. */
public enum MetricFamily {
    /** {@code AWS/EC2} instance metrics aggregated over the group: warming instances are left out (TT-32). */
    EC2_INSTANCE(true),
    /** {@code AWS/ApplicationELB} metrics: divided by all healthy targets, warming or not (TT-32). */
    LOAD_BALANCER(false),
    /** {@code AWS/ECS} service metrics. */
    ECS(false),
    /** Anything a user publishes. */
    CUSTOM(false);

    private final boolean leavesOutWarmingInstances;

    MetricFamily(boolean leavesOutWarmingInstances) {
        this.leavesOutWarmingInstances = leavesOutWarmingInstances;
    }

    /** True when an instance counts only after its warm-up (TT-32); see also {@code InstanceWarmup.inMetric} (TT-33). */
    public boolean leavesOutWarmingInstances() {
        return leavesOutWarmingInstances;
    }

    /** The family of a CloudWatch namespace. */
    public static MetricFamily ofNamespace(String namespace) {
        return switch (namespace) {
            case "AWS/EC2" -> EC2_INSTANCE;
            case "AWS/ApplicationELB", "AWS/ELB", "AWS/NetworkELB" -> LOAD_BALANCER;
            case "AWS/ECS", "ECS/ContainerInsights" -> ECS;
            default -> CUSTOM;
        };
    }
}

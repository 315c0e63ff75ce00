package dev.dryscale.fleet;

import java.util.Arrays;
import java.util.Optional;

/** What the modelled fleet measures of itself: under CloudWatch's name, or under a name that a scenario gives it. */
public enum SimulatedMetric {
    CPU_UTILIZATION("AWS/EC2", "CPUUtilization", "", Origin.REQUESTS),
    NETWORK_IN("AWS/EC2", "NetworkIn", "networkIn", Origin.REQUESTS),
    NETWORK_OUT("AWS/EC2", "NetworkOut", "networkOut", Origin.REQUESTS),
    REQUEST_COUNT_PER_TARGET("AWS/ApplicationELB", "RequestCountPerTarget", "requestsPerInstance", Origin.REQUESTS),
    REQUEST_COUNT("AWS/ApplicationELB", "RequestCount", "requests", Origin.REQUESTS),
    TARGET_RESPONSE_TIME("AWS/ApplicationELB", "TargetResponseTime", "responseTime", Origin.REQUESTS),
    HEALTHY_HOST_COUNT("AWS/ApplicationELB", "HealthyHostCount", "", Origin.GROUP),
    /** Of every instance or task in service, warming up or not. */
    CPU_OF_ALL("AWS/ECS", "CPUUtilization", "cpuUtilization", Origin.REQUESTS),
    /** Of every instance, as CloudWatch's agent publishes it. */
    MEMORY("CWAgent", "mem_used_percent", "memoryUtilization", Origin.REQUESTS),
    /** Of every task. */
    MEMORY_OF_TASKS("AWS/ECS", "MemoryUtilization", "", Origin.REQUESTS),
    CONSUMED_READ("AWS/DynamoDB", "ConsumedReadCapacityUnits", "", Origin.REQUESTS),
    CONSUMED_WRITE("AWS/DynamoDB", "ConsumedWriteCapacityUnits", "", Origin.REQUESTS),
    /** Requests waiting and in service at the end of the slot. */
    IN_SYSTEM("", "", "requestsInSystem", Origin.REQUESTS),
    IN_SYSTEM_PER_INSTANCE("", "", "requestsInSystemPerInstance", Origin.REQUESTS),
    /** Instances in service that nothing keeps busy, averaged over the slot; one that is partly busy counts in part. */
    IDLE_INSTANCES("", "", "idleInstances", Origin.REQUESTS),
    GROUP_MIN_SIZE("AWS/AutoScaling", "GroupMinSize", "", Origin.GROUP),
    GROUP_MAX_SIZE("AWS/AutoScaling", "GroupMaxSize", "", Origin.GROUP),
    GROUP_DESIRED_CAPACITY("AWS/AutoScaling", "GroupDesiredCapacity", "", Origin.GROUP),
    GROUP_IN_SERVICE("AWS/AutoScaling", "GroupInServiceInstances", "", Origin.GROUP),
    GROUP_PENDING("AWS/AutoScaling", "GroupPendingInstances", "", Origin.GROUP),
    GROUP_TERMINATING("AWS/AutoScaling", "GroupTerminatingInstances", "", Origin.GROUP),
    GROUP_STANDBY("AWS/AutoScaling", "GroupStandbyInstances", "", Origin.GROUP),
    GROUP_TOTAL("AWS/AutoScaling", "GroupTotalInstances", "", Origin.GROUP),
    GROUP_IN_SERVICE_UNITS("AWS/AutoScaling", "GroupInServiceCapacity", "", Origin.GROUP),
    GROUP_PENDING_UNITS("AWS/AutoScaling", "GroupPendingCapacity", "", Origin.GROUP),
    GROUP_TERMINATING_UNITS("AWS/AutoScaling", "GroupTerminatingCapacity", "", Origin.GROUP),
    GROUP_STANDBY_UNITS("AWS/AutoScaling", "GroupStandbyCapacity", "", Origin.GROUP),
    GROUP_TOTAL_UNITS("AWS/AutoScaling", "GroupTotalCapacity", "", Origin.GROUP),
    WARM_POOL_MIN_SIZE("AWS/AutoScaling", "WarmPoolMinSize", "", Origin.GROUP),
    WARM_POOL_DESIRED("AWS/AutoScaling", "WarmPoolDesiredCapacity", "", Origin.GROUP),
    WARM_POOL_PENDING("AWS/AutoScaling", "WarmPoolPendingCapacity", "", Origin.GROUP),
    WARM_POOL_WARMED("AWS/AutoScaling", "WarmPoolWarmedCapacity", "", Origin.GROUP),
    WARM_POOL_TERMINATING("AWS/AutoScaling", "WarmPoolTerminatingCapacity", "", Origin.GROUP),
    WARM_POOL_TOTAL("AWS/AutoScaling", "WarmPoolTotalCapacity", "", Origin.GROUP),
    GROUP_AND_WARM_POOL_DESIRED("AWS/AutoScaling", "GroupAndWarmPoolDesiredCapacity", "", Origin.GROUP),
    GROUP_AND_WARM_POOL_TOTAL("AWS/AutoScaling", "GroupAndWarmPoolTotalCapacity", "", Origin.GROUP);

    private final String namespace;
    private final String metricName;
    private final String word;
    private final Origin origin;

    SimulatedMetric(String namespace, String metricName, String word, Origin origin) {
        this.namespace = namespace;
        this.metricName = metricName;
        this.word = word;
        this.origin = origin;
    }

    /** Where the figures come from. */
    enum Origin {
        /** The data plane and its instances. */
        REQUESTS,
        /** The sizes of the group; there in every fidelity. */
        GROUP
    }

    public String namespace() {
        return namespace;
    }

    public String metricName() {
        return metricName;
    }

    /** What a scenario calls it under {@code of:}; empty when users cannot publish it themselves. */
    public String word() {
        return word;
    }

    /** Whether it can be told only of instances whose memory and use of it are known. */
    public boolean isOfMemory() {
        return this == MEMORY || this == MEMORY_OF_TASKS;
    }

    Origin origin() {
        return origin;
    }

    /** The metric that CloudWatch calls so; empty when the fleet does not publish it under AWS's name. */
    public static Optional<SimulatedMetric> find(String namespace, String metricName) {
        return Arrays.stream(values())
                .filter(metric -> !metric.namespace.isEmpty()
                        && metric.namespace.equals(namespace)
                        && metric.metricName.equals(metricName))
                .findFirst();
    }
}

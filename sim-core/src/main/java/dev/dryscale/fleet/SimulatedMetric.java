package dev.dryscale.fleet;

import dev.dryscale.scaling.metric.MetricSpecification;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The CloudWatch metrics that the modelled fleet publishes. */
public enum SimulatedMetric {
    CPU_UTILIZATION("AWS/EC2", "CPUUtilization"),
    NETWORK_IN("AWS/EC2", "NetworkIn"),
    NETWORK_OUT("AWS/EC2", "NetworkOut"),
    REQUEST_COUNT_PER_TARGET("AWS/ApplicationELB", "RequestCountPerTarget"),
    REQUEST_COUNT("AWS/ApplicationELB", "RequestCount"),
    TARGET_RESPONSE_TIME("AWS/ApplicationELB", "TargetResponseTime");

    private final String namespace;
    private final String metricName;

    SimulatedMetric(String namespace, String metricName) {
        this.namespace = namespace;
        this.metricName = metricName;
    }

    public String namespace() {
        return namespace;
    }

    public String metricName() {
        return metricName;
    }

    /**
     * The metric behind a specification.
     *
     * @throws IllegalArgumentException naming what the fleet publishes when it is none of that
     */
    public static SimulatedMetric of(MetricSpecification specification) {
        return Arrays.stream(values())
                .filter(metric -> metric.namespace.equals(specification.namespace())
                        && metric.metricName.equals(specification.metricName()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "the modelled fleet does not publish %s %s; it publishes: %s",
                        specification.namespace(),
                        specification.metricName(),
                        known())));
    }

    private static String known() {
        return Arrays.stream(values())
                .map(metric -> metric.namespace + " " + metric.metricName)
                .collect(Collectors.joining(", "));
    }
}

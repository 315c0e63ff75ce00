package dev.dryscale.fleet;

import dev.dryscale.fleet.station.RoutingAlgorithm;
import dev.dryscale.fleet.station.RoutingOptions;

/**
 * The Application Load Balancer in front of the group.
 *
 * @param algorithm routing algorithm
 * @param deregistrationDelayNanos LC-10, 0-3600 s, default 300 s
 * @param healthCheckIntervalNanos LC-12, default 30 s; a new target needs one passed check (EX-59)
 * @param waitForHealthCheck false only in profiles that switch it off ({@code truth-docs})
 * @param requestsPerConnection requests that share one client connection, at least 1; decides the connection dimensions of
 *     an LCU
 * @param ruleCount listener rules, for LCUs (first 10 are free, BL-6)
 * @param routing what the algorithm was told beside
 */
public record LoadBalancerModel(
        RoutingAlgorithm algorithm,
        long deregistrationDelayNanos,
        long healthCheckIntervalNanos,
        boolean waitForHealthCheck,
        int requestsPerConnection,
        int ruleCount,
        RoutingOptions routing) {

    /** A balancer with the usual options. */
    public LoadBalancerModel(
            RoutingAlgorithm algorithm,
            long deregistrationDelayNanos,
            long healthCheckIntervalNanos,
            boolean waitForHealthCheck,
            int requestsPerConnection,
            int ruleCount) {
        this(
                algorithm,
                deregistrationDelayNanos,
                healthCheckIntervalNanos,
                waitForHealthCheck,
                requestsPerConnection,
                ruleCount,
                RoutingOptions.DEFAULT);
    }
}

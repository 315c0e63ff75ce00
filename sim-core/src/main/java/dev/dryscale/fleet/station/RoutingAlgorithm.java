package dev.dryscale.fleet.station;

/** How a load balancer chooses the next target. */
public enum RoutingAlgorithm {
    /** Targets take turns. */
    ROUND_ROBIN,
    /** The target with fewest requests in flight. */
    LEAST_OUTSTANDING_REQUESTS
}

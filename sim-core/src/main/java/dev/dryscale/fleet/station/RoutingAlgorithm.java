package dev.dryscale.fleet.station;

/** How a load balancer chooses the next target. */
public enum RoutingAlgorithm {
    /** Targets take turns. */
    ROUND_ROBIN,
    /** The target with fewest requests in flight. */
    LEAST_OUTSTANDING_REQUESTS,
    /** Any target, each with the same chance. */
    RANDOM,
    /** Any target, with a chance in proportion to its weight. */
    WEIGHTED_RANDOM,
    /** The target with fewest requests in flight among a few that are sampled. */
    POWER_OF_CHOICES,
    /** The target of the lowest index that has room, so that the highest fall idle. */
    PACKING
}

package dev.dryscale.scenario.trace;

/** What a load balancer's lines without a target are; they are counted by reason in any case. */
public enum Unsent {
    /**
     * Those that failed for want of a target (503, 504, 502 …) are demand and are replayed; those that the load
     * balancer answers by itself (redirects, fixed responses, blocked or malformed requests) are left out.
     */
    DEMAND,
    /** All are replayed. */
    ALL,
    /** None is replayed. */
    NONE
}

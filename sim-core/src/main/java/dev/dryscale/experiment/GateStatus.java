package dev.dryscale.experiment;

/** How a gate came out. */
public enum GateStatus {
    HELD,
    MISSED,
    /** Within the indifference zone around the limit, or not known well enough after all replications. */
    TOO_CLOSE
}

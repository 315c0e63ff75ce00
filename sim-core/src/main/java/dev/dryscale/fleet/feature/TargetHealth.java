package dev.dryscale.fleet.feature;

/** What a load balancer knows of one target (LC-12): a new one is healthy after its first passed check, so it begins so. */
final class TargetHealth {

    private boolean healthy = true;
    /** Passed checks in a row, or minus the failed ones. */
    private int inARow;

    boolean isHealthy() {
        return healthy;
    }

    /** Counts one check; the verdict changes at the thresholds. */
    void count(boolean passed, int healthyThreshold, int unhealthyThreshold) {
        inARow = passed ? Math.max(1, inARow + 1) : Math.min(-1, inARow - 1);
        if (inARow >= healthyThreshold) {
            healthy = true;
        } else if (-inARow >= unhealthyThreshold) {
            healthy = false;
        }
    }
}

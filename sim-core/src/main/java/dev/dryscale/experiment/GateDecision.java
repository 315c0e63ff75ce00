package dev.dryscale.experiment;

import org.apache.commons.math3.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Decides a gate from replications without flapping: it is held or missed only when the interval of the distance to the
 * limit lies on one side, at a level that leaves room for looking several times; too close when all of the interval lies
 * within the indifference zone around the limit.
 */
final class GateDecision {

    /** Of one look; two dozen looks are wrong in less than 1 % together. */
    private static final double LEVEL = 0.0004;

    private GateDecision() {}

    /**
     * The decision, or null when more replications are needed.
     *
     * @param distances by how much each replication is beyond the limit, at least two; negative keeps it
     * @param zone half the width of the indifference zone, at least 0
     * @param strict whether exactly on the limit is a miss
     */
    static @Nullable GateStatus of(double[] distances, double zone, boolean strict) {
        double mean = 0;
        for (double distance : distances) {
            mean += distance / distances.length;
        }
        if (Double.isNaN(mean)) {
            return GateStatus.MISSED; // nothing was measured, so nothing was kept
        }
        double squares = 0;
        for (double distance : distances) {
            squares += (distance - mean) * (distance - mean);
        }
        if (squares == 0) {
            return mean < 0 || (mean == 0 && !strict) ? GateStatus.HELD : GateStatus.MISSED;
        }
        int freedom = distances.length - 1;
        double halfWidth = Math.sqrt(squares / freedom / distances.length)
                * new TDistribution(null, freedom).inverseCumulativeProbability(1 - LEVEL / 2);
        if (mean + halfWidth < 0) {
            return GateStatus.HELD;
        }
        if (mean - halfWidth > 0) {
            return GateStatus.MISSED;
        }
        return Math.abs(mean) + halfWidth <= zone ? GateStatus.TOO_CLOSE : null;
    }
}

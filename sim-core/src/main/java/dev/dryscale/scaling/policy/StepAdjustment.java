package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.metric.Rational;
import org.jspecify.annotations.Nullable;

/**
 * One step of a step scaling policy; bounds are relative to the alarm's threshold (ST-1).
 *
 * @param metricIntervalLowerBound null is minus infinity
 * @param metricIntervalUpperBound null is plus infinity
 * @param scalingAdjustment instances or percent; 0 is legal and changes nothing (ST-8)
 */
public record StepAdjustment(
        @Nullable Rational metricIntervalLowerBound,
        @Nullable Rational metricIntervalUpperBound,
        int scalingAdjustment) {

    /**
     * Whether the step holds that breach (ST-2): at or above the threshold the lower bound is part of it, below the threshold
     * the upper one is.
     *
     * @param breach metric minus threshold
     * @param above whether the breach is on the upper side; a breach of 0 is on the side of the alarm's operator
     */
    boolean holds(Rational breach, boolean above) {
        Rational lower = metricIntervalLowerBound;
        Rational upper = metricIntervalUpperBound;
        return above
                ? (lower == null || breach.compareTo(lower) >= 0) && (upper == null || breach.compareTo(upper) < 0)
                : (lower == null || breach.compareTo(lower) > 0) && (upper == null || breach.compareTo(upper) <= 0);
    }

    @Override
    public String toString() {
        return "[" + (metricIntervalLowerBound == null ? "-inf" : metricIntervalLowerBound.toString()) + ", "
                + (metricIntervalUpperBound == null ? "+inf" : metricIntervalUpperBound.toString()) + ") -> "
                + scalingAdjustment;
    }
}

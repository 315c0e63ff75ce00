package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.alarm.ComparisonOperator;
import dev.dryscale.scaling.metric.Rational;
import java.util.List;
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

    /** The step that holds a breach; null when none does (ST-6). */
    static @Nullable StepAdjustment find(List<StepAdjustment> steps, Rational breach, ComparisonOperator operator) {
        boolean above = breach.signum() == 0 ? operator.isUpward() : breach.signum() > 0;
        return steps.stream()
                .filter(step -> step.holds(breach, above))
                .findFirst()
                .orElse(null);
    }

    /** AWS's sentence for a value that no step holds (ST-6). */
    static String notFound(Rational value, Rational threshold) {
        return "No step adjustment found for metric value [" + value.display() + "] and breach threshold "
                + threshold.display() + " (ST-6)";
    }

    @Override
    public String toString() {
        return "[" + (metricIntervalLowerBound == null ? "-inf" : metricIntervalLowerBound.toString()) + ", "
                + (metricIntervalUpperBound == null ? "+inf" : metricIntervalUpperBound.toString()) + ") -> "
                + scalingAdjustment;
    }
}

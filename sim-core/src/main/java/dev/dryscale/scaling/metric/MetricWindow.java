package dev.dryscale.scaling.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The datapoints of one metric that are due, oldest first. A slot is due when its period's end plus the publication lag has
 * passed (CW-15b), so what is merely late is not in the window at all; null means due and missing. A window that begins after
 * the evaluation range does (a young metric) is read as if the slots before it were missing.
 *
 * @param newestPeriodEndNanos end of the newest slot, nanoseconds since the run's start
 * @param periodNanos length of a slot
 * @param values oldest first; null is missing. A point coarser than the slot stands in the slot in which it became visible
 *     (CW-15c)
 * @param tooFewSamples whether the newest value is a percentile of so few samples that the alarm shall keep its state (CW-24)
 */
public record MetricWindow(
        long newestPeriodEndNanos, long periodNanos, List<@Nullable Rational> values, boolean tooFewSamples) {

    public MetricWindow {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** A window whose values stand on enough samples. */
    public MetricWindow(long newestPeriodEndNanos, long periodNanos, List<@Nullable Rational> values) {
        this(newestPeriodEndNanos, periodNanos, values, false);
    }

    /**
     * End of the newest period that is due (CW-15b), a multiple of the period.
     *
     * @param nowNanos time of the evaluation
     * @param lagNanos publication lag
     */
    public static long newestDuePeriodEnd(long nowNanos, long periodNanos, long lagNanos) {
        return Math.floorDiv(nowNanos - lagNanos, periodNanos) * periodNanos;
    }

    /** The value {@code age} slots back, 1 being the newest; null when missing or before the window. */
    public @Nullable Rational valueOfAge(int age) {
        int index = values.size() - age;
        return index < 0 ? null : values.get(index);
    }

    /** End of the slot {@code age} slots back, 1 being the newest. */
    public long periodEndOfAge(int age) {
        return newestPeriodEndNanos - (age - 1L) * periodNanos;
    }
}

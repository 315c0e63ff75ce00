package dev.dryscale.fleet;

import org.jspecify.annotations.Nullable;

/** Where the publisher gets a closed minute's figures from. */
interface MetricSource {

    /** The samples of {@code metric} in {@code [fromNanos, toNanos)}, the minute just closed; null when there are none. */
    @Nullable MinuteSample sample(SimulatedMetric metric, long fromNanos, long toNanos);
}

package dev.dryscale.record;

/** Response times in nanoseconds; being written by its owner. Placeholder of the contract: see methods. */
public final class LatencyHistogram {

    /** How many values were recorded. */
    public long count() {
        return 0;
    }

    /** The mean in nanoseconds (exact sum / count); NaN when empty. */
    public double meanNanos() {
        return Double.NaN;
    }

    /** The largest value in nanoseconds; 0 when empty. */
    public long maxNanos() {
        return 0;
    }

    /** The {@code percentile} in nanoseconds, {@code percentile} in (0, 100]; NaN when empty. */
    public double percentileNanos(double percentile) {
        return Double.NaN;
    }
}

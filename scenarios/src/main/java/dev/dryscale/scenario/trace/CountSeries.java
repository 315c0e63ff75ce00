package dev.dryscale.scenario.trace;

/** Recorded counts on a regular grid. */
final class CountSeries {

    private final long startNanos;
    private final long intervalNanos;
    private final double[] counts;
    private final Holes holes;

    /**
     * What was not recorded.
     *
     * @param rows recorded, before gaps were filled
     * @param gaps holes in the recording
     * @param missingNanos how much they leave out
     */
    record Holes(long rows, long gaps, long missingNanos) {}

    CountSeries(long startNanos, long intervalNanos, double[] counts, Holes holes) {
        this.startNanos = startNanos;
        this.intervalNanos = intervalNanos;
        this.counts = counts;
        this.holes = holes;
    }

    /** When the first count begins, in nanoseconds since 1970. */
    long startNanos() {
        return startNanos;
    }

    /** What one count covers. */
    long intervalNanos() {
        return intervalNanos;
    }

    /** Requests per interval, possibly fractional. */
    double[] counts() {
        return counts;
    }

    long rows() {
        return holes.rows();
    }

    long gaps() {
        return holes.gaps();
    }

    long missingNanos() {
        return holes.missingNanos();
    }

    double total() {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }
}

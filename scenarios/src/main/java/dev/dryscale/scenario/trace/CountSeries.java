package dev.dryscale.scenario.trace;

/**
 * Recorded counts on a regular grid.
 *
 * @param startNanos since 1970, when the first count begins
 * @param intervalNanos what one count covers
 * @param counts requests per interval, possibly fractional
 * @param rows recorded, before gaps were filled
 * @param gaps holes in the recording
 * @param missingNanos how much was not recorded
 * @param shortSteps rows closer to the next than the interval
 */
record CountSeries(
        long startNanos,
        long intervalNanos,
        double[] counts,
        long rows,
        long gaps,
        long missingNanos,
        long shortSteps) {

    double total() {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }

    long durationNanos() {
        return counts.length * intervalNanos;
    }
}

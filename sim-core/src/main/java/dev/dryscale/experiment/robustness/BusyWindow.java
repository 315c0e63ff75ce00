package dev.dryscale.experiment.robustness;

import dev.dryscale.experiment.Scenario;

/**
 * A stretch that ends soon after the busiest minute of the traffic: what goes wrong there goes wrong at the worst time.
 *
 * @param fromNanos since the start of the run
 */
record BusyWindow(long fromNanos, long toNanos) {

    private static final long MINUTE = 60_000_000_000L;

    /** So many minutes with the busiest one in their second half, or as many as the run has. */
    static BusyWindow of(Scenario scenario, int minutes) {
        long inRun = scenario.horizonNanos() / MINUTE;
        long busiest = 0;
        double most = -1;
        for (long minute = 0; minute < inRun; minute++) {
            double rate = scenario.traffic().ratePerSecond(minute * MINUTE, (minute + 1) * MINUTE);
            if (rate > most) {
                most = rate;
                busiest = minute;
            }
        }
        long length = Math.min(minutes, inRun);
        long from = Math.max(0, Math.min(inRun - length, busiest - 3 * length / 4));
        return new BusyWindow(from * MINUTE, (from + length) * MINUTE);
    }

    long minutes() {
        return (toNanos - fromNanos) / MINUTE;
    }
}

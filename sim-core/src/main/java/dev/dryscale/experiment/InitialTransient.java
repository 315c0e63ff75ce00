package dev.dryscale.experiment;

import dev.dryscale.fleet.RunInput;
import dev.dryscale.record.RequestStretch;
import dev.dryscale.record.RunResult;
import dev.dryscale.record.Timeline.Column;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The initial transient of a run on stationary traffic, by MSER-5 (White, Cobb and Spratt, A comparison of five steady-state
 * truncation heuristics for simulation, 2000): the series is cut into means of five minutes, and as many of them are left out
 * from the start as make the marginal standard error of the rest least. The later of what the requests in system and the
 * billed instances say. Recorded and time-varying traffic has no steady state and keeps every minute.
 */
final class InitialTransient {

    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final int BATCH = 5;

    /** The last few means decide too little: White's rule leaves them out of the search. */
    private static final int LAST = 5;

    /** Fewer means than these are no series. */
    private static final int FEWEST = 2 * LAST;

    private static final int UNKNOWN = -1;

    /** Nothing is left out, and nothing needs to be said. */
    static final Finding NONE = new Finding(0, null);

    private InitialTransient() {}

    /**
     * What is left out.
     *
     * @param nanos from the start of the run; 0 for nothing
     * @param note one sentence for the report; null where there is nothing to say
     */
    record Finding(long nanos, @Nullable String note) {}

    /** What the first {@code run} of a candidate shows. */
    static Finding of(Scenario scenario, RunInput input, RunResult run) {
        if (scenario.keepsTransient() || !input.isStationary()) {
            return NONE;
        }
        int system = batches(run.timeline().column(Column.IN_SYSTEM));
        int billed = batches(run.timeline().column(Column.BILLED));
        if (system == UNKNOWN || billed == UNKNOWN) {
            return new Finding(
                    0,
                    "initial transient: the run is too short to tell it from the rest (MSER-5), nothing is left out");
        }
        long nanos = endOfStretch(run, (long) Math.max(system, billed) * BATCH * MINUTE_NANOS);
        return new Finding(nanos, nanos == 0 ? null : note(nanos));
    }

    private static String note(long nanos) {
        return String.format(
                Locale.ROOT,
                "initial transient: the first %d min are left out of rates, percentiles and errors (MSER-5 on the"
                        + " first replication); totals, bill and charts are of all the run; initialTransient: keep leaves"
                        + " them in",
                nanos / MINUTE_NANOS);
    }

    /** Requests are counted by stretches; a transient that ends within one takes all of it. */
    private static long endOfStretch(RunResult run, long nanos) {
        return nanos == 0
                ? 0
                : run.stretches().stream()
                        .mapToLong(RequestStretch::endNanos)
                        .filter(end -> end >= nanos)
                        .findFirst()
                        .orElse(run.horizonNanos());
    }

    /** How many means belong to the transient; -1 if the least error lies in the second half, where no steady state was. */
    static int batches(double[] minutes) {
        int count = minutes.length / BATCH;
        if (count < FEWEST) {
            return UNKNOWN;
        }
        double mean = 0;
        double squares = 0;
        double least = Double.POSITIVE_INFINITY;
        int best = 0;
        for (int from = count - 1; from >= 0; from--) {
            int kept = count - from;
            double step = batchMean(minutes, from) - mean;
            mean += step / kept;
            squares += step * step * (kept - 1) / kept;
            double error = squares / kept / kept;
            if (from <= count - LAST && error <= least) {
                least = error;
                best = from;
            }
        }
        return 2 * best > count ? UNKNOWN : best;
    }

    private static double batchMean(double[] minutes, int batch) {
        double sum = 0;
        for (int i = batch * BATCH; i < (batch + 1) * BATCH; i++) {
            sum += minutes[i];
        }
        return sum / BATCH;
    }
}

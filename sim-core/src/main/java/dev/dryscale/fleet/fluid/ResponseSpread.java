package dev.dryscale.fleet.fluid;

import dev.dryscale.kernel.HotLoop;
import dev.dryscale.record.RequestBook;

/**
 * Spreads the requests answered in a minute over response times: sizes by their quantiles, each paired with one wait of a
 * sequence that fills the unit interval evenly, so that sizes and waits are as good as independent.
 */
final class ResponseSpread {

    private static final double GOLDEN = 0.6180339887498949;
    private static final int WAITS = 1024;
    private static final double NEGLIGIBLE = 1e-4;

    private final SizeQuantiles sizes;
    private final double offCpuNanos;
    private final double[] waits = new double[WAITS];
    private final int[] buckets;
    private double turn;
    private long least;
    private long most;

    /** @param offCpuNanos time that every request spends off the CPU beside its size */
    ResponseSpread(SizeQuantiles sizes, double offCpuNanos) {
        this.sizes = sizes;
        this.offCpuNanos = offCpuNanos;
        this.buckets = new int[sizes.nanos.length];
        for (int i = 0; i < WAITS; i++) {
            waits[i] = -StrictMath.log1p(-(i + 0.5) / WAITS);
        }
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = RequestBook.bucket((long) (sizes.nanos[i] + offCpuNanos));
        }
    }

    /** Adds {@code count} response times, 1 or more, to the open minute of {@code book}. */
    @HotLoop
    void spread(long count, WaitTally tally, RequestBook book) {
        double chance = tally.chanceShare();
        double backlog = tally.backlogShare();
        double waitNanos = tally.chanceNanos();
        double slowdown = tally.meanSlowdown();
        double[] cumulative = sizes.cumulative;
        double[] nanos = sizes.nanos;
        boolean plain = backlog == 0
                && slowdown < 1 + NEGLIGIBLE
                && chance * waitNanos < NEGLIGIBLE * (nanos[nanos.length / 2] + offCpuNanos);
        least = Long.MAX_VALUE;
        most = 0;
        turn = turn + GOLDEN * GOLDEN;
        turn -= (long) turn;
        double place = turn;
        long before = 0;
        for (int i = 0; i < nanos.length; i++) {
            place += GOLDEN;
            place -= (long) place;
            long upTo = (long) (cumulative[i] * count);
            if (upTo == before) {
                continue;
            }
            int bucket = buckets[i];
            double response = nanos[i] + offCpuNanos;
            if (!plain) {
                response = nanos[i] * slowdown + offCpuNanos;
                if (place < backlog) {
                    response += tally.backlogNanos(place / backlog);
                } else if (place < backlog + chance) {
                    response += waitNanos * waits[(int) ((place - backlog) / chance * WAITS)];
                }
                bucket = RequestBook.bucket((long) response);
            }
            book.count(bucket, (int) (upTo - before));
            before = upTo;
            least = Math.min(least, (long) response);
            most = Math.max(most, (long) response);
        }
    }

    /** Of the last {@link #spread}, in nanoseconds. */
    long least() {
        return least;
    }

    long most() {
        return most;
    }
}

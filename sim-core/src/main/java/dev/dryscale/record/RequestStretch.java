package dev.dryscale.record;

/**
 * The requests of one stretch of a run: how long the answers took that were given in it, and how many requests gave up. The
 * stretches of a run follow each other without a gap: the days of a recording, parts of stationary traffic, or the whole.
 *
 * @param endNanos since the start of the run
 * @param answered requests
 * @param responseSeconds the sum of their response times
 * @param gaveUp requests that got no answer at all
 */
public record RequestStretch(long endNanos, long answered, double responseSeconds, long gaveUp, Counts counts) {

    /** How many response times fell into each bucket of the latency histogram, from the bucket of the least one on. */
    static final class Counts {
        private final int from;
        private final long[] counts;

        Counts(int from, long[] counts) {
            this.from = from;
            this.counts = counts;
        }

        void addTo(long[] buckets, int sign) {
            for (int i = 0; i < counts.length; i++) {
                buckets[from + i] += sign * counts[i];
            }
        }
    }
}

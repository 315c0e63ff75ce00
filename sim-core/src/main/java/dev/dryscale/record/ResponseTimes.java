package dev.dryscale.record;

/**
 * The response times of one stretch of time, nanoseconds; immutable.
 *
 * @param count at least 1
 */
public record ResponseTimes(long count, long sumNanos, long minimumNanos, long maximumNanos, Counts counts) {

    /** How many fell into each bucket of the latency histogram, from the bucket of the least one on. */
    static final class Counts {
        /** Where no percentile is asked for. */
        static final Counts NONE = new Counts(0, new int[0]);

        private final int from;
        private final int[] counts;

        Counts(int from, int[] counts) {
            this.from = from;
            this.counts = counts;
        }

        private int at(int bucket) {
            int index = bucket - from;
            return index < 0 || index >= counts.length ? 0 : counts[index];
        }

        private int end() {
            return from + counts.length;
        }
    }

    /** Those of two stretches. */
    public ResponseTimes plus(ResponseTimes other) {
        int from = Math.min(counts.from, other.counts.from);
        int[] sum = new int[Math.max(counts.end(), other.counts.end()) - from];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = counts.at(from + i) + other.counts.at(from + i);
        }
        return new ResponseTimes(
                count + other.count,
                sumNanos + other.sumNanos,
                Math.min(minimumNanos, other.minimumNanos),
                Math.max(maximumNanos, other.maximumNanos),
                new Counts(from, sum));
    }

    /**
     * Those that came after {@code before}, which are some of these; the extremes are as exact as the buckets.
     *
     * @throws IllegalArgumentException when none came after
     */
    public ResponseTimes minus(ResponseTimes before) {
        int[] left = new int[counts.counts.length];
        int first = -1;
        int last = -1;
        for (int i = 0; i < left.length; i++) {
            left[i] = counts.counts[i] - before.counts.at(counts.from + i);
            if (left[i] > 0) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (first < 0) {
            throw new IllegalArgumentException("no response time came after the " + before.count + " before");
        }
        boolean newMaximum = maximumNanos > before.maximumNanos;
        long highest = newMaximum ? maximumNanos : LatencyHistogram.lowest(counts.from + last + 1) - 1;
        return new ResponseTimes(
                count - before.count,
                sumNanos - before.sumNanos,
                Math.max(minimumNanos, LatencyHistogram.lowest(counts.from + first)),
                Math.min(maximumNanos, highest),
                new Counts(counts.from, left));
    }

    /**
     * The response time that so many percent do not exceed, interpolated within its bucket.
     *
     * @param percentile above 0, at most 100
     */
    public double percentile(double percentile) {
        long rank = LatencyHistogram.rank(percentile, count);
        long below = 0;
        for (int bucket = counts.from; bucket < counts.end(); bucket++) {
            int here = counts.at(bucket);
            if (below + here >= rank) {
                return Math.min((double) maximumNanos, LatencyHistogram.interpolate(bucket, rank - below, here));
            }
            below += here;
        }
        throw new IllegalStateException("the buckets hold " + below + " response times, not " + count);
    }
}

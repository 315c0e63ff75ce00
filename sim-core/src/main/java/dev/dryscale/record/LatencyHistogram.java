package dev.dryscale.record;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Response times of a run: a log-linear histogram on nanoseconds with {@value #SUB_BUCKETS} sub-buckets per octave (a
 * bucket is at most 0.1 % wide), exact below {@code 2 * SUB_BUCKETS} ns; merging is exact. Up to {@value #EXACT_LIMIT}
 * values are also kept one by one, and percentiles are then exact order statistics.
 */
public final class LatencyHistogram {

    static final int SUB_BITS = 10;

    /** Buckets per octave. */
    public static final int SUB_BUCKETS = 1 << SUB_BITS;

    /** So many values keep exact percentiles. */
    public static final int EXACT_LIMIT = 1_000_000;

    /** Buckets looked at together. */
    static final int EIGHT = 8;

    static final int BUCKETS = (64 - SUB_BITS) << SUB_BITS;

    private final long[] counts = new long[BUCKETS];
    private long count;
    private BigInteger sumNanos = BigInteger.ZERO;
    /** Part of the sum that is not in {@link #sumNanos} yet; below 2^62. */
    private long openSumNanos;

    private long maxNanos;
    private long @Nullable [] samples = new long[1024];
    private int keptCount;

    /** The bucket of a value: the leading bits below the highest one choose the sub-bucket. */
    static int bucket(long nanos) {
        int shift = 63 - SUB_BITS - Long.numberOfLeadingZeros(nanos | (2L * SUB_BUCKETS - 1));
        return (shift << SUB_BITS) + (int) (nanos >>> shift);
    }

    /** The smallest value of a bucket. */
    static long lowest(int bucket) {
        if (bucket < 2 * SUB_BUCKETS) {
            return bucket;
        }
        int shift = (bucket >> SUB_BITS) - 1;
        return (long) (bucket - (shift << SUB_BITS)) << shift;
    }

    /** Adds one value of 0 ns or more. */
    public void add(long nanos) {
        counts[bucket(nanos)]++;
        count++;
        if (openSumNanos + nanos >= 1L << 62 || openSumNanos + nanos < 0) {
            sumNanos = sumNanos();
            openSumNanos = 0;
            sumNanos = sumNanos.add(BigInteger.valueOf(nanos));
        } else {
            openSumNanos += nanos;
        }
        maxNanos = Math.max(maxNanos, nanos);
        keep(nanos);
    }

    void keep(long nanos) {
        var kept = samples;
        if (kept == null) {
            return;
        }
        int index = keptCount++;
        if (index >= EXACT_LIMIT) {
            samples = null;
            return;
        }
        if (index == kept.length) {
            kept = Arrays.copyOf(kept, Math.min(EXACT_LIMIT, 2 * kept.length));
            samples = kept;
        }
        kept[index] = nanos;
    }

    void forgetSamples() {
        samples = null;
    }

    /** Adds a minute's sums, after its buckets were taken. */
    void add(long minuteCount, long minuteSum, long minuteMax) {
        count += minuteCount;
        sumNanos = sumNanos.add(BigInteger.valueOf(minuteSum));
        maxNanos = Math.max(maxNanos, minuteMax);
    }

    /**
     * Takes a minute's buckets {@code [from, to]}, leaving zeros; its values are kept with {@link #keep}.
     *
     * @param occupied a bit for each bucket that holds something, cleared too; null when that is not known
     */
    void take(int[] minute, long @Nullable [] occupied, int from, int to) {
        if (occupied != null) {
            for (int word = from >> 6; word <= to >> 6; word++) {
                takeWord(minute, word, occupied[word]);
                occupied[word] = 0;
            }
            return;
        }
        int i = from;
        while (i <= to) {
            if (i + EIGHT - 1 <= to && anyOfEight(minute, i) == 0) {
                i += EIGHT;
                continue;
            }
            counts[i] += minute[i];
            minute[i++] = 0;
        }
    }

    private void takeWord(int[] minute, int word, long occupied) {
        for (long left = occupied; left != 0; left &= left - 1) {
            int i = (word << 6) + Long.numberOfTrailingZeros(left);
            counts[i] += minute[i];
            minute[i] = 0;
        }
    }

    /** Zero if the eight buckets from {@code i} on are empty, as most of a minute's are. */
    static int anyOfEight(int[] buckets, int i) {
        return buckets[i]
                | buckets[i + 1]
                | buckets[i + 2]
                | buckets[i + 3]
                | buckets[i + 4]
                | buckets[i + 5]
                | buckets[i + 6]
                | buckets[i + 7];
    }

    /** Adds all of {@code other}: the same as if its values had been added one by one, but for exactness of percentiles. */
    public void add(LatencyHistogram other) {
        for (int i = 0; i < BUCKETS; i++) {
            counts[i] += other.counts[i];
        }
        count += other.count;
        sumNanos = sumNanos.add(other.sumNanos());
        maxNanos = Math.max(maxNanos, other.maxNanos);
        var theirs = other.samples;
        if (theirs == null || samples == null) {
            samples = null;
            return;
        }
        for (int i = 0; i < other.keptCount; i++) {
            keep(theirs[i]);
        }
    }

    long countIn(int bucket) {
        return counts[bucket];
    }

    /** How many values were recorded. */
    public long count() {
        return count;
    }

    /** The exact sum of all values in nanoseconds. */
    public BigInteger sumNanos() {
        return openSumNanos == 0 ? sumNanos : sumNanos.add(BigInteger.valueOf(openSumNanos));
    }

    /** The mean in nanoseconds (exact sum / count); NaN when empty. */
    public double meanNanos() {
        return count == 0 ? Double.NaN : sumNanos().doubleValue() / count;
    }

    /** The largest value in nanoseconds; 0 when empty. */
    public long maxNanos() {
        return maxNanos;
    }

    /** Whether percentiles are exact order statistics. */
    public boolean isExact() {
        return samples != null;
    }

    /** The {@code percentile} in nanoseconds, {@code percentile} in (0, 100]; NaN when empty. */
    public double percentileNanos(double percentile) {
        if (count == 0) {
            return Double.NaN;
        }
        long rank = rank(percentile, count);
        long below = 0;
        int bucket = 0;
        while (below + counts[bucket] < rank) {
            below += counts[bucket++];
        }
        var kept = samples;
        return kept == null
                ? Math.min((double) maxNanos, interpolate(bucket, rank - below, counts[bucket]))
                : orderStatistic(kept, bucket, (int) (rank - below));
    }

    /** The {@code rank}-th smallest of the kept values in one bucket: nothing else has to be sorted. */
    private long orderStatistic(long[] kept, int bucket, int rank) {
        long from = lowest(bucket);
        long width = bucket + 1 == BUCKETS ? Long.MAX_VALUE - from : lowest(bucket + 1) - from;
        var inBucket = new long[(int) counts[bucket]];
        int found = 0;
        for (int i = 0; i < keptCount; i++) {
            long beyond = kept[i] - from;
            if (beyond >= 0 && beyond < width) {
                inBucket[found++] = kept[i];
            }
        }
        Arrays.sort(inBucket);
        return inBucket[rank - 1];
    }

    /** The smallest rank that covers {@code percentile} percent of {@code count} values: 1 to count. */
    static long rank(double percentile, long count) {
        return Math.max(1, Math.min(count, (long) Math.ceil(percentile / 100 * count)));
    }

    /** Values are taken as spread evenly over their bucket. */
    static double interpolate(int bucket, long rankWithin, long inBucket) {
        long low = lowest(bucket);
        double width = bucket < 2 * SUB_BUCKETS ? 0 : lowest(bucket + 1) - low;
        return low + width * (rankWithin - 0.5) / inBucket;
    }

    /** The buckets that hold something, for export: calls {@code sink} with each bucket's lowest value and count. */
    public void forEachBucket(BucketSink sink) {
        for (int i = 0; i < BUCKETS; i++) {
            if (counts[i] != 0) {
                sink.accept(lowest(i), counts[i]);
            }
        }
    }

    /** Takes one bucket. */
    @FunctionalInterface
    public interface BucketSink {
        void accept(long lowestNanos, long count);
    }
}

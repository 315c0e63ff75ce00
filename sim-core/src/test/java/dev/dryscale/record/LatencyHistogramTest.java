package dev.dryscale.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dryscale.random.RandomStreams;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class LatencyHistogramTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void bucketsAreContiguousAndAtMostATenthOfAPercentWide() {
        for (int bucket = 0; bucket < LatencyHistogram.BUCKETS - 1; bucket++) {
            long low = LatencyHistogram.lowest(bucket);
            long next = LatencyHistogram.lowest(bucket + 1);
            if (next <= low) {
                assertThat(low).as("only beyond 2^62 may buckets overflow").isGreaterThan(1L << 61);
                return;
            }
            assertThat(LatencyHistogram.bucket(low)).isEqualTo(bucket);
            assertThat(LatencyHistogram.bucket(next - 1)).isEqualTo(bucket);
            assertThat((double) (next - low - 1) / Math.max(1, low)).isLessThanOrEqualTo(1.0 / 1024);
        }
    }

    /** The nearest-rank definition: the p-th percentile of n values is the ceil(p n / 100)-th smallest. */
    @Test
    void percentilesOfFewValuesAreExactOrderStatistics() {
        var histogram = new LatencyHistogram();
        for (long value : new long[] {5, 1, 4, 2, 3}) {
            histogram.add(value * SECOND);
        }

        assertThat(histogram.isExact()).isTrue();
        assertThat(histogram.percentileNanos(50)).isEqualTo(3 * SECOND);
        assertThat(histogram.percentileNanos(80)).isEqualTo(4 * SECOND);
        assertThat(histogram.percentileNanos(81)).isEqualTo(5 * SECOND);
        assertThat(histogram.meanNanos()).isEqualTo(3.0 * SECOND);
    }

    /** An exponential law with mean 20 ms: the p-th percentile is -20 ln(1 - p); the buckets add less than 0.1 %. */
    @Test
    void percentilesOfManyValuesAreWithinABucketOfTheSortedOnes() {
        var histogram = new LatencyHistogram();
        var stream = new RandomStreams(3).named("test");
        var values = new long[1_500_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (long) (stream.nextExponential() * 20e6);
            histogram.add(values[i]);
        }
        Arrays.sort(values);

        assertThat(histogram.isExact()).isFalse();
        for (double p : new double[] {1, 50, 95, 99, 99.9}) {
            double sorted = values[(int) Math.ceil(p / 100 * values.length) - 1];
            assertThat(histogram.percentileNanos(p)).isCloseTo(sorted, within(sorted / 1000));
        }
        assertThat(histogram.percentileNanos(99)).isCloseTo(20e6 * Math.log(100), within(0.01 * 92e6));
    }

    @Test
    void mergingGivesTheSamePercentilesAsAddingEverything() {
        var all = new LatencyHistogram();
        var one = new LatencyHistogram();
        var two = new LatencyHistogram();
        var stream = new RandomStreams(4).named("test");
        for (int i = 0; i < 20_000; i++) {
            long value = (long) (stream.nextExponential() * 1e8);
            all.add(value);
            (i % 3 == 0 ? one : two).add(value);
        }

        one.add(two);

        assertThat(one.count()).isEqualTo(all.count());
        assertThat(one.sumNanos()).isEqualTo(all.sumNanos());
        for (double p : new double[] {0.1, 50, 99, 100}) {
            assertThat(one.percentileNanos(p)).isEqualTo(all.percentileNanos(p));
        }
    }

    @Test
    void anEmptyHistogramHasNoPercentile() {
        assertThat(new LatencyHistogram().percentileNanos(99)).isNaN();
        assertThat(new LatencyHistogram().meanNanos()).isNaN();
    }
}

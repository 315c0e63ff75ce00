package dev.dryscale.traffic;

import static dev.dryscale.traffic.Arrivals.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountTrafficTest {

    private static final long MINUTE = 60 * SECOND;

    /** 200 series of random length, size and interval, half of them scarce. */
    @ParameterizedTest
    @EnumSource(names = {"UNIFORM", "EVENLY"})
    void everyIntervalHasExactlyItsCount(CountRule rule) {
        for (int seed = 0; seed < 200; seed++) {
            RandomStream random = new RandomStreams(seed).named("property");
            double[] counts = new double[1 + random.nextInt(20)];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = random.nextInt(seed % 2 == 0 ? 4 : 5_000);
            }
            long interval = 1L + random.nextInt(1_000_000_000);
            long start = random.nextInt(2) * (long) random.nextInt(1_000_000);
            CountTraffic traffic = new CountTraffic(counts, interval, start, rule);
            Arrivals arrivals = Arrivals.of(traffic);
            for (int i = 0; i < counts.length; i++) {
                assertThat((double) arrivals.between(start + i * interval, start + (i + 1) * interval))
                        .as("seed %d interval %d", seed, i)
                        .isEqualTo(counts[i]);
            }
            assertThat((double) arrivals.count()).as("seed %d", seed).isEqualTo(traffic.total());
            assertThat(arrivals.atNanos()).as("seed %d", seed).isSorted();
        }
    }

    /** Kolmogorov-Smirnov for one leaf, for many halvings, and for a count that is no power of two. */
    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_025, 50_000, 200_000})
    void placesWithinAnIntervalAreUniform(int count) {
        long[] at = Arrivals.of(new CountTraffic(new double[] {count}, 300 * SECOND, 0, CountRule.UNIFORM))
                .atNanos();
        assertThat(at).hasSize(count);
        double[] places = new double[count];
        for (int i = 0; i < count; i++) {
            places[i] = at[i] / 300e9;
        }
        assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new UniformRealDistribution(0, 1), places))
                .isGreaterThan(1e-3);
    }

    /** Of 3,000 arrivals binomial(3000, 1/4) fall in the first quarter: mean 750, variance 562.5. */
    @Test
    void numbersInPartsOfAnIntervalAreBinomial() {
        int runs = 4_000;
        double sum = 0;
        double squares = 0;
        CountTraffic traffic = new CountTraffic(new double[] {3_000}, 4_000_000, 0, CountRule.UNIFORM);
        for (int seed = 0; seed < runs; seed++) {
            double count = Arrivals.of(traffic, new RandomStreams(seed), 4_096).between(0, 1_000_000);
            sum += count - 750;
            squares += (count - 750) * (count - 750);
        }
        assertThat(sum / runs).isEqualTo(0, within(4.5 * Math.sqrt(562.5 / runs)));
        assertThat(squares / runs).isEqualTo(562.5, within(4.5 * 562.5 * Math.sqrt(2.0 / runs)));
    }

    @Test
    void fractionsComeWithTheirProbability() {
        double[] counts = new double[40_000];
        java.util.Arrays.fill(counts, 2.25);
        Arrivals arrivals = Arrivals.of(new CountTraffic(counts, SECOND, 0, CountRule.UNIFORM));
        assertThat((double) arrivals.count()).isEqualTo(90_000, within(4.5 * Math.sqrt(40_000 * 0.1875)));
        for (int i = 0; i < 100; i++) {
            assertThat(arrivals.between(i * SECOND, (i + 1) * SECOND)).isBetween(2L, 3L);
        }
    }

    /** Ten tenths are one; 4 arrivals in 1 s come at 125, 375, 625 and 875 ms. */
    @Test
    void evenlyPlacedArrivalsAreInTheMiddlesOfEqualParts() {
        assertThat(Arrivals.of(new CountTraffic(new double[] {4}, SECOND, SECOND, CountRule.EVENLY))
                        .atNanos())
                .containsExactly(1_125_000_000L, 1_375_000_000L, 1_625_000_000L, 1_875_000_000L);
        double[] tenths = new double[1_000];
        java.util.Arrays.fill(tenths, 0.1);
        assertThat(Arrivals.of(new CountTraffic(tenths, SECOND, 0, CountRule.EVENLY))
                        .count())
                .isEqualTo(100);
        // Three in 10 ns: floor(10/6), floor(30/6), floor(50/6).
        assertThat(Arrivals.of(new CountTraffic(new double[] {3}, 10, 0, CountRule.EVENLY))
                        .atNanos())
                .containsExactly(1, 5, 8);
    }

    /** Mean and variance of the number in an interval are both its count. */
    @Test
    void thePoissonRuleDrawsTheNumberAnew() {
        int intervals = 20_000;
        double[] counts = new double[intervals];
        java.util.Arrays.fill(counts, 30);
        Arrivals arrivals = Arrivals.of(new CountTraffic(counts, SECOND, 5 * SECOND, CountRule.POISSON));
        double[] drawn = new double[intervals];
        for (long at : arrivals.atNanos()) {
            drawn[(int) (at / SECOND) - 5]++;
        }
        double squares = 0;
        for (double n : drawn) {
            squares += (n - 30) * (n - 30);
        }
        assertThat((double) arrivals.count()).isEqualTo(30.0 * intervals, within(4.5 * Math.sqrt(30.0 * intervals)));
        assertThat(squares / intervals).isEqualTo(30, within(4.5 * 30 * Math.sqrt(2.1 / intervals)));
    }

    @ParameterizedTest
    @EnumSource(CountRule.class)
    void blockSizeChangesNothing(CountRule rule) {
        CountTraffic traffic = new CountTraffic(new double[] {3, 0, 2_500.5, 0.5, 17}, 1_000_003, 77, rule);
        RandomStreams streams = new RandomStreams(9);
        long[] whole = Arrivals.of(traffic, streams, 1_024).atNanos();
        assertThat(Arrivals.of(traffic, streams, 1).atNanos()).isEqualTo(whole);
        assertThat(Arrivals.of(traffic, streams, 7).atNanos()).isEqualTo(whole);
    }

    /** Windows that cut intervals take their share: 60 in [0, 60 s), 120 in [60, 120 s), after 10 s of silence. */
    @Test
    void statesTheRecordedRate() {
        CountTraffic traffic = new CountTraffic(new double[] {60, 120}, MINUTE, 10 * SECOND, CountRule.UNIFORM);
        assertThat(traffic.durationNanos()).isEqualTo(130 * SECOND);
        assertThat(traffic.ratePerSecond(0, 10 * SECOND)).isZero();
        assertThat(traffic.ratePerSecond(10 * SECOND, 70 * SECOND)).isEqualTo(1);
        assertThat(traffic.ratePerSecond(40 * SECOND, 100 * SECOND)).isEqualTo(1.5, within(1e-12));
        assertThat(traffic.ratePerSecond(100 * SECOND, 160 * SECOND)).isEqualTo(1, within(1e-12));
        assertThat(traffic.ratePerSecond(200 * SECOND, 300 * SECOND)).isZero();
    }

    @Test
    void clipsAtIntervalsKeepExactlyTheirCounts() {
        CountTraffic traffic = new CountTraffic(new double[] {1, 20, 300, 4_000}, MINUTE, 0, CountRule.UNIFORM);
        TrafficSource clip = traffic.clipped(MINUTE, 3 * MINUTE);
        assertThat(clip).isInstanceOf(CountTraffic.class);
        assertThat(clip.durationNanos()).isEqualTo(2 * MINUTE);
        Arrivals arrivals = Arrivals.of(clip);
        assertThat(arrivals.between(0, MINUTE)).isEqualTo(20);
        assertThat(arrivals.between(MINUTE, 2 * MINUTE)).isEqualTo(300);
        assertThat(arrivals.count()).isEqualTo(320);
    }

    @Test
    void clipsWithinIntervalsKeepTheRate() {
        CountTraffic traffic = new CountTraffic(new double[] {0, 6_000, 0}, MINUTE, 0, CountRule.EVENLY);
        TrafficSource clip = traffic.clipped(MINUTE + 15 * SECOND, MINUTE + 45 * SECOND);
        assertThat(clip.durationNanos()).isEqualTo(30 * SECOND);
        assertThat(clip.ratePerSecond(0, 30 * SECOND)).isEqualTo(100, within(1e-9));
        assertThat(Arrivals.of(clip).count()).isEqualTo(3_000);
        TrafficSource beyond = traffic.clipped(2 * MINUTE - SECOND, 10 * MINUTE);
        assertThat(beyond.durationNanos()).isEqualTo(MINUTE + SECOND);
        assertThat(Arrivals.of(beyond).count()).isEqualTo(100);
    }

    @Test
    void scalingMultipliesTheCounts() {
        TrafficSource twice = new CountTraffic(new double[] {3, 5}, SECOND, 0, CountRule.UNIFORM).scaled(2);
        assertThat(Arrivals.of(twice).between(0, SECOND)).isEqualTo(6);
        assertThat(Arrivals.of(twice).count()).isEqualTo(16);
    }

    /** A thousand million arrivals in one interval: the first block comes at once, so nothing is held or sorted. */
    @Test
    void hugeCountsNeedNoMemory() {
        CountTraffic traffic = new CountTraffic(new double[] {1e9}, 86_400 * SECOND, 0, CountRule.UNIFORM);
        long[] at = new long[10_000];
        try (ArrivalStream stream = traffic.open(Arrivals.STREAMS)) {
            assertThat(stream.fill(at, new long[at.length])).isEqualTo(at.length);
        }
        // 10,000 gaps of 86.4 us on average; the sum has standard deviation 1 %.
        assertThat((double) at[9_999]).isEqualTo(864e6, within(4.5 * 8.64e6));
    }

    @Test
    void refusesWhatIsNoCount() {
        assertThatThrownBy(() -> new CountTraffic(new double[] {1, -2}, SECOND, 0, CountRule.UNIFORM))
                .hasMessage("counts[1] must be from 0 to 1e12, was -2.0");
        assertThatThrownBy(() -> new CountTraffic(new double[] {Double.NaN}, SECOND, 0, CountRule.UNIFORM))
                .hasMessage("counts[0] must be from 0 to 1e12, was NaN");
        assertThatThrownBy(() -> new CountTraffic(new double[0], SECOND, 0, CountRule.UNIFORM))
                .hasMessage("counts must be at least one and end before 292 years, were 0 intervals");
        assertThatThrownBy(() -> new CountTraffic(new double[] {1}, SECOND, 0, CountRule.UNIFORM)
                        .clipped(2 * SECOND, 3 * SECOND))
                .hasMessage("a clip must begin before its source ends (1 s), was from 2 s");
    }
}

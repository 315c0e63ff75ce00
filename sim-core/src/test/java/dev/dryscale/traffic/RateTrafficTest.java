package dev.dryscale.traffic;

import static dev.dryscale.traffic.Arrivals.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dryscale.random.RandomStreams;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rate functions against their integrals, and the arrivals against the rates. */
class RateTrafficTest {

    private static final long HOUR = 3_600 * SECOND;
    private static final List<Double> WEEK = List.of(1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.25);

    /** A source, and the integral of its rate from 0 to t seconds in closed form. */
    static Stream<Arguments> rates() {
        // 60 - 40 cos(2 pi t / 86400) peaks at noon; its integral is 60 t - 40 * 86400 / (2 pi) * sin(2 pi t / 86400).
        double daily = 86_400 / (2 * Math.PI);
        DoubleUnaryOperator day = t -> 60 * t - 40 * daily * Math.sin(t / daily);
        return Stream.of(
                rate(new ConstantTraffic(12.5, 10 * HOUR), t -> 12.5 * t),
                // 10 until 1000 s, to 50 at 5000.5 s, then level
                rate(new RampTraffic(10, 50, 1_000 * SECOND, 5_000_500_000_000L, 3 * HOUR), t -> {
                    double ramp = Math.max(0, Math.min(t - 1_000, 4_000.5));
                    return 10 * t + 40 * ramp * ramp / 2 / 4_000.5 + 40 * Math.max(0, t - 5_000.5);
                }),
                // 20 from 100.25 s, 5 from 4000 s
                rate(
                        new StepTraffic(
                                List.of(
                                        new StepTraffic.Step(100_250_000_000L, 20),
                                        new StepTraffic.Step(4_000 * SECOND, 5)),
                                2 * HOUR),
                        t -> 20 * Math.max(0, t - 100.25) - 15 * Math.max(0, t - 4_000)),
                rate(
                        new FlashCrowdTraffic(10, 100, HOUR, 600 * SECOND, 1_200 * SECOND, 1_800 * SECOND, 4 * HOUR),
                        t -> 10 * t
                                + 90
                                        * (square(t, 3_600, 600)
                                                + Math.max(0, Math.min(t - 4_200, 1_200))
                                                + Math.max(0, Math.min(t - 5_400, 1_800))
                                                - square(t, 5_400, 1_800))),
                rate(new DiurnalTraffic(20, 100, 12 * HOUR, 24 * HOUR, List.of(), 24 * HOUR), day),
                rate(new DiurnalTraffic(2, 10, 12 * HOUR, 24 * HOUR, WEEK, 9 * 24 * HOUR), t -> {
                    double sum = 0;
                    for (int i = 0; i < 9; i++) {
                        double part = Math.max(0, Math.min(t - i * 86_400, 86_400));
                        sum += WEEK.get(i % 7) * day.applyAsDouble(part) / 10;
                    }
                    return sum;
                }));
    }

    /** The integral of a line from 0 at {@code from} to 1 after {@code length}. */
    private static double square(double t, double from, double length) {
        double x = Math.max(0, Math.min(t - from, length));
        return x * x / 2 / length;
    }

    private static Arguments rate(TrafficSource source, DoubleUnaryOperator integral) {
        return Arguments.of(source, integral);
    }

    @ParameterizedTest
    @MethodSource("rates")
    void statesTheMeanRateOfAnyWindow(TrafficSource source, DoubleUnaryOperator integral) {
        long end = source.durationNanos();
        for (long from = 0; from < end; from += end / 7) {
            for (long to : new long[] {from + SECOND, from + 61 * SECOND, end}) {
                long inside = Math.min(to, end);
                double expected = (integral.applyAsDouble(inside / 1e9) - integral.applyAsDouble(from / 1e9))
                        / ((to - from) / 1e9);
                // A window that cuts a second with a slope or jump inside sees the mean of that second: +-1 arrival/s.
                assertThat(source.ratePerSecond(from, to))
                        .as("%s to %s", from, to)
                        .isEqualTo(expected, within(1e-6 + 20 / ((to - from) / 1e9) * (from % SECOND == 0 ? 1e-6 : 1)));
            }
        }
    }

    /** The arrivals of each hour are Poisson around the integral: within 4 standard deviations, plus one for small. */
    @ParameterizedTest
    @MethodSource("rates")
    void arrivalsOfEachHourFollowTheIntegral(TrafficSource source, DoubleUnaryOperator integral) {
        Arrivals arrivals = Arrivals.of(source);
        for (long from = 0; from < source.durationNanos(); from += HOUR) {
            double expected = integral.applyAsDouble((from + HOUR) / 1e9) - integral.applyAsDouble(from / 1e9);
            assertThat((double) arrivals.between(from, from + HOUR))
                    .as("hour %d", from / HOUR)
                    .isEqualTo(expected, within(4 * Math.sqrt(expected) + 1));
        }
        assertThat(arrivals.atNanos()).isSorted();
        assertThat(arrivals.atNanos()[arrivals.count() - 1]).isLessThan(source.durationNanos());
    }

    /** Time-changed by the cumulative rate, the gaps are exponential with mean 1: mean 1 and P(gap > 3) = exp(-3). */
    @ParameterizedTest
    @MethodSource("rates")
    void gapsAreExponentialOnTheClockOfTheCumulativeRate(TrafficSource source, DoubleUnaryOperator integral) {
        long[] at = Arrivals.of(source).atNanos();
        double before = 0;
        int long3 = 0;
        double squares = 0;
        for (long nanos : at) {
            double now = integral.applyAsDouble(nanos / 1e9);
            double gap = now - before;
            long3 += gap > 3 ? 1 : 0;
            squares += gap * gap;
            before = now;
        }
        double n = at.length;
        double p = Math.exp(-3);
        assertThat((double) long3).isEqualTo(n * p, within(4.5 * Math.sqrt(n * p * (1 - p))));
        // E[gap^2] = 2 with variance 24 - 4 = 20
        assertThat(squares / n).isEqualTo(2, within(4.5 * Math.sqrt(20 / n)));
    }

    @Test
    void sameSeedSameArrivalsWhateverTheBlockSize() {
        TrafficSource source = new DiurnalTraffic(5, 50, HOUR, 2 * HOUR, List.of(), HOUR);
        long[] whole = Arrivals.of(source, new RandomStreams(1), 1_024).atNanos();
        assertThat(Arrivals.of(source, new RandomStreams(1), 1).atNanos()).isEqualTo(whole);
        assertThat(Arrivals.of(source, new RandomStreams(1), 7).atNanos()).isEqualTo(whole);
        assertThat(Arrivals.of(source, new RandomStreams(2), 7).atNanos()).isNotEqualTo(whole);
    }

    @Test
    void scalingMultipliesTheRate() {
        rates().forEach(arguments -> {
            TrafficSource source = (TrafficSource) arguments.get()[0];
            assertThat(source.scaled(2.5).ratePerSecond(HOUR, HOUR + 600 * SECOND))
                    .isEqualTo(2.5 * source.ratePerSecond(HOUR, HOUR + 600 * SECOND), within(1e-9));
        });
    }

    /** A clip is the same rate seen from its window on; after an endless silence it still comes to its end. */
    @Test
    void clipsOfRatesSkipWhatLiesOutside() {
        TrafficSource burst =
                new StepTraffic(List.of(new StepTraffic.Step(0, 10), new StepTraffic.Step(HOUR, 0)), Long.MAX_VALUE);
        Arrivals arrivals = Arrivals.of(burst.clipped(0, 2 * HOUR));
        assertThat((double) arrivals.count()).isEqualTo(36_000, within(4 * Math.sqrt(36_000)));
        TrafficSource late = burst.clipped(HOUR - 30 * SECOND - 1, 2 * HOUR);
        assertThat(late.durationNanos()).isEqualTo(HOUR + 30 * SECOND + 1);
        assertThat(late.ratePerSecond(0, 60 * SECOND)).isEqualTo(5, within(1e-6));
        assertThat((double) Arrivals.of(late).count()).isEqualTo(300, within(4 * Math.sqrt(300)));
    }

    @Test
    void silenceEnds() {
        assertThat(Arrivals.of(new ConstantTraffic(0, Long.MAX_VALUE)).count()).isZero();
        assertThat(Arrivals.of(new OnOffTraffic(0, 0, 1, 1, Long.MAX_VALUE)).count())
                .isZero();
    }

    /** Starting 30 weeks late loses nothing: gaps at 1000/s keep their nanoseconds. */
    @Test
    void timeStaysExactOverMonths() {
        long weeks = 30 * 7 * 24 * HOUR;
        TrafficSource source = new StepTraffic(List.of(new StepTraffic.Step(weeks, 1_000)), weeks + 10 * SECOND);
        long[] at = Arrivals.of(source).atNanos();
        assertThat((double) at.length).isEqualTo(10_000, within(400.0));
        // Were nanoseconds lost to a double, all stamps would be multiples of a power of two.
        long odd = java.util.Arrays.stream(at).filter(nanos -> nanos % 2 != 0).count();
        assertThat((double) odd).isEqualTo(at.length / 2.0, within(4 * Math.sqrt(at.length / 4.0)));
    }

    /** The factor has mean 1 and its cv; over 20,000 intervals of an hour each with 1e4 arrivals the count shows it. */
    @Test
    void noiseHasMeanOneAndItsVariation() {
        int intervals = 2_000;
        TrafficSource base = new ConstantTraffic(1_000, 10 * SECOND * intervals);
        // reversion far below the interval: neighbouring factors are independent
        Arrivals arrivals = Arrivals.of(new NoiseTraffic(base, 0.3, 10 * SECOND, 1));
        double sum = 0;
        double squares = 0;
        double[] counts = new double[intervals];
        for (long at : arrivals.atNanos()) {
            counts[(int) (at / (10 * SECOND))]++;
        }
        for (double count : counts) {
            sum += count / 10_000;
            squares += count / 10_000 * (count / 10_000);
        }
        double mean = sum / intervals;
        assertThat(mean).isEqualTo(1, within(4.5 * 0.3 / Math.sqrt(intervals)));
        // variance of a count / 10,000 = cv^2 + 1/10,000; its estimate over 2,000 lognormals errs by about 5 %
        assertThat(squares / intervals - mean * mean).isEqualTo(0.0901, within(0.0901 * 0.2));
    }

    @Test
    void noiseRevertsToTheMean() {
        int intervals = 20_000;
        TrafficSource base = new ConstantTraffic(100, 10 * SECOND * intervals);
        // exp(-10 / 20) = 0.607 between neighbours of the logarithm
        Arrivals arrivals = Arrivals.of(new NoiseTraffic(base, 0.5, 10 * SECOND, 20 * SECOND));
        double[] logs = new double[intervals];
        for (long at : arrivals.atNanos()) {
            logs[(int) (at / (10 * SECOND))]++;
        }
        for (int i = 0; i < intervals; i++) {
            logs[i] = Math.log(logs[i] / 1_000);
        }
        double[] one = java.util.Arrays.copyOfRange(logs, 0, intervals - 1);
        double[] next = java.util.Arrays.copyOfRange(logs, 1, intervals);
        double correlation = new org.apache.commons.math3.stat.correlation.PearsonsCorrelation().correlation(one, next);
        // Counting noise of about 1/1000 dilutes var(log) = ln 1.25 = 0.223 by 0.5 %.
        assertThat(correlation).isEqualTo(Math.exp(-0.5), within(0.03));
    }

    /** On 1/4 of the time at 100/s, off at 20/s: 40/s. The share of on time varies by cycles of 40 s. */
    @Test
    void burstsHaveTheStationaryRateFromTheStart() {
        OnOffTraffic bursts = new OnOffTraffic(100, 20, 10 * SECOND, 30 * SECOND, 100 * HOUR);
        assertThat(bursts.ratePerSecond(0, HOUR)).isEqualTo(40, within(1e-9));
        // asymptotic variance of the on time: 2 on^2 off^2 / (on + off)^3 = 2.8125 s per s
        double seconds = 360_000;
        double sigma = Math.sqrt(80 * 80 * 2.8125 * seconds + 40 * seconds);
        assertThat((double) Arrivals.of(bursts).count()).isEqualTo(40 * seconds, within(4.5 * sigma));
        double first = 0;
        int runs = 2_000;
        for (int seed = 0; seed < runs; seed++) {
            first += Arrivals.of(bursts.clipped(0, SECOND), new RandomStreams(seed), 64)
                    .count();
        }
        // per run variance: 40 + 80^2 * 3/16 at most
        assertThat(first / runs).isEqualTo(40, within(4.5 * Math.sqrt(1_240.0 / runs)));
    }

    @Test
    void refusesRatesThatAreNone() {
        assertThatThrownBy(() -> new ConstantTraffic(-1, SECOND))
                .hasMessage("rate must be from 0 to 1e9 per second, was -1.0");
        assertThatThrownBy(() -> new ConstantTraffic(Double.NaN, SECOND))
                .hasMessage("rate must be from 0 to 1e9 per second, was NaN");
        assertThatThrownBy(() -> new ConstantTraffic(1, 0)).hasMessage("duration must be positive, was 0 ns");
        assertThatThrownBy(() -> new DiurnalTraffic(2, 1, 0, SECOND, List.of(), SECOND))
                .hasMessage("maximum must not be below the minimum (2.0/s), was 1.0/s");
        assertThatThrownBy(() -> new DiurnalTraffic(1, 2, 0, SECOND, List.of(1.0), SECOND))
                .hasMessage("day factors must be none or seven, were 1");
        assertThatThrownBy(() -> new StepTraffic(List.of(), SECOND))
                .hasMessage("steps must have at least one level, had none");
        assertThatThrownBy(() -> new RampTraffic(1, 2, 10, 5, SECOND))
                .hasMessage("length of the ramp must not be negative, was -5 ns");
        assertThatThrownBy(() -> new ConstantTraffic(1, SECOND).ratePerSecond(5, 5))
                .hasMessageStartingWith("a window must begin at 0 or later and end after that, was 5 to 5");
    }

    @Test
    void saysWhatItIs() {
        assertThat(new DiurnalTraffic(200, 2_000, 12 * HOUR, 24 * HOUR, List.of(), 24 * HOUR).describe())
                .isEqualTo("diurnal 200-2000/s over 24 h");
        assertThat(new ConstantTraffic(2.5, Long.MAX_VALUE).describe()).isEqualTo("constant 2.5/s");
        assertThat(new RampTraffic(1, 2, 0, 90 * SECOND, HOUR).describe())
                .isEqualTo("ramp 1 to 2/s within 90 s over 1 h");
    }
}

package dev.dryscale.traffic;

import static dev.dryscale.traffic.Arrivals.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.dryscale.random.Deterministic;
import dev.dryscale.random.Hyperexponential;
import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlgebraTest {

    private static final CountTraffic COUNTS =
            new CountTraffic(new double[] {40, 0, 25, 60}, 10 * SECOND, 0, CountRule.UNIFORM);
    private static final ConstantTraffic CONSTANT = new ConstantTraffic(20, 30 * SECOND);

    /** Every law of the streams holds for 150 random trees of sources up to three levels deep. */
    @Test
    void randomTreesOfSourcesAreOrderedRepeatableAndFreeOfBlocks() {
        for (int seed = 0; seed < 150; seed++) {
            TrafficSource source = randomSource(new RandomStreams(seed).named("property"), 3);
            RandomStreams streams = new RandomStreams(1_000 + seed);
            Arrivals whole = Arrivals.of(source, streams, 1_024);
            String which = "seed " + seed + ": " + source.describe();
            assertThat(whole.atNanos()).as(which).isSorted();
            assertThat(whole.between(0, source.durationNanos())).as(which).isEqualTo(whole.count());
            for (int block : new int[] {1, 7, 100}) {
                Arrivals again = Arrivals.of(source, streams, block);
                assertThat(again.atNanos()).as(which).isEqualTo(whole.atNanos());
                assertThat(again.serviceNanos()).as(which).isEqualTo(whole.serviceNanos());
            }
        }
    }

    /** The stated rate of the whole is what 300 realisations have on average. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void randomTreesOfSourcesHaveTheirStatedRate(int seed) {
        TrafficSource source = randomSource(new RandomStreams(seed).named("rate"), 2);
        long half = source.durationNanos() / 2;
        int runs = 300;
        double sum = 0;
        double squares = 0;
        for (int run = 0; run < runs; run++) {
            double n = Arrivals.of(source, new RandomStreams(run), 512).between(0, half);
            sum += n;
            squares += n * n;
        }
        double mean = sum / runs;
        double error = Math.sqrt(Math.max(0, squares / runs - mean * mean) / runs);
        assertThat(mean)
                .as("seed %d: %s", seed, source.describe())
                // counts within a cut interval and stretched clocks round to whole arrivals and nanoseconds
                .isEqualTo(source.ratePerSecond(0, half) * half / 1e9, within(4.5 * error + 0.51));
    }

    private static TrafficSource randomSource(RandomStream random, int depth) {
        long duration = (1 + random.nextInt(20)) * SECOND;
        double rate = random.nextInt(60);
        int kind = random.nextInt(depth == 0 ? 5 : 11);
        return switch (kind) {
            case 0 -> new ConstantTraffic(rate, duration);
            case 1 -> new RampTraffic(rate, 2 * rate, SECOND, 3 * SECOND + 7, duration);
            case 2 -> new CountTraffic(new double[] {rate, random.nextInt(9), 2.5}, duration / 3, 0, CountRule.UNIFORM);
            case 3 -> new CountTraffic(new double[] {rate, rate / 3}, duration / 2, 0, CountRule.POISSON);
            case 4 -> new OnOffTraffic(2 * rate, rate / 2, SECOND, 2 * SECOND, duration);
            case 5 -> new SumTraffic(randomSources(random, depth - 1));
            case 6 -> new SplicedTraffic(randomSources(random, depth - 1));
            case 7 -> randomSource(random, depth - 1).scaled(0.25 + random.nextInt(8) / 4.0);
            case 8 -> new ShiftedTraffic(randomSource(random, depth - 1), random.nextInt(2_000_000_000));
            case 9 -> new StretchedTraffic(randomSource(random, depth - 1), 0.25 + random.nextInt(8) / 4.0);
            default -> {
                TrafficSource base = randomSource(random, depth - 1);
                yield base.clipped(base.durationNanos() / 4, base.durationNanos() / 4 * 3);
            }
        };
    }

    private static List<TrafficSource> randomSources(RandomStream random, int depth) {
        List<TrafficSource> parts = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            parts.add(randomSource(random, depth));
        }
        return parts;
    }

    @Test
    void aSumIsTheMergeOfItsParts() {
        List<TrafficSource> parts = List.of(CONSTANT, COUNTS, CONSTANT);
        long[] expected = merged(parts);
        assertThat(Arrivals.of(new SumTraffic(parts)).atNanos()).isEqualTo(expected);
    }

    private static long[] merged(List<TrafficSource> parts) {
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            RandomStreams own = Arrivals.STREAMS.child(Integer.toString(i));
            for (long at : Arrivals.of(parts.get(i), own, 64).atNanos()) {
                all.add(at);
            }
        }
        return all.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    /** 20/s + 30/s is Poisson with 50/s: over 2,000 one-second runs mean and variance are both 50. */
    @Test
    void theSumOfPoissonSourcesIsPoisson() {
        SumTraffic sum = new SumTraffic(List.of(new ConstantTraffic(20, SECOND), new ConstantTraffic(30, SECOND)));
        int runs = 4_000;
        double mean = 0;
        double squares = 0;
        for (int seed = 0; seed < runs; seed++) {
            double n = Arrivals.of(sum, new RandomStreams(seed), 128).count();
            mean += n / runs;
            squares += (n - 50) * (n - 50) / runs;
        }
        assertThat(mean).isEqualTo(50, within(4.5 * Math.sqrt(50.0 / runs)));
        assertThat(squares).isEqualTo(50, within(4.5 * 50 * Math.sqrt(2.1 / runs)));
        assertThat(sum.ratePerSecond(0, SECOND)).isEqualTo(50, within(1e-9));
    }

    @Test
    void amongEqualTimesTheEarlierPartOfASumComesFirst() {
        ListedLog one = new ListedLog(new long[] {5, 5, 9}, new long[] {1, 2, 3}, 1);
        ListedLog two = new ListedLog(new long[] {5, 9}, new long[] {10, 20}, 1);
        TrafficSource sum =
                new SumTraffic(List.of(new RequestTraffic(one, Stamps.AUTO), new RequestTraffic(two, Stamps.AUTO)));
        Arrivals arrivals = Arrivals.of(sum);
        assertThat(arrivals.atNanos()).containsExactly(5, 5, 5, 9, 9);
        assertThat(arrivals.serviceNanos()).containsExactly(1, 2, 10, 3, 20);
    }

    @Test
    void shiftingMovesEveryArrivalAndTheRate() {
        ShiftedTraffic shifted = new ShiftedTraffic(COUNTS, 7 * SECOND);
        long[] moved = Arrays.stream(Arrivals.of(COUNTS).atNanos())
                .map(at -> at + 7 * SECOND)
                .toArray();
        assertThat(Arrivals.of(shifted).atNanos()).isEqualTo(moved);
        assertThat(shifted.durationNanos()).isEqualTo(47 * SECOND);
        assertThat(shifted.ratePerSecond(0, 7 * SECOND)).isZero();
        // 40 in [7 s, 17 s)
        assertThat(shifted.ratePerSecond(2 * SECOND, 12 * SECOND)).isEqualTo(2, within(1e-12));
        assertThat(Arrivals.of(new ShiftedTraffic(COUNTS, 0)).atNanos())
                .isEqualTo(Arrivals.of(COUNTS).atNanos());
    }

    /** By hand: every arrival moves to the next multiple of 3 s; what is there already stays. */
    @Test
    void aPollerFindsRequestsWhenItLooks() {
        var log = new ListedLog(new long[] {0, 1, 3 * SECOND, 4 * SECOND}, new long[] {1, 2, 3, 4}, 1);
        var polled = new PolledTraffic(new RequestTraffic(log, Stamps.AUTO), 3 * SECOND);
        Arrivals arrivals = Arrivals.of(polled);
        assertThat(arrivals.atNanos()).containsExactly(0, 3 * SECOND, 3 * SECOND, 6 * SECOND);
        assertThat(arrivals.serviceNanos()).containsExactly(1, 2, 3, 4);
        assertThat(Arrivals.of(polled.clipped(0, 6 * SECOND)).count()).isEqualTo(3);
        assertThat(Arrivals.of(polled.clipped(3 * SECOND, 7 * SECOND)).atNanos())
                .containsExactly(0, 0, 3 * SECOND);
    }

    /** By hand: 10/s, then a line from 10/s at 2 s to 30/s at 4 s, then 30/s. */
    @Test
    void aPolylineIsStraightBetweenItsPointsAndLevelOutside() {
        var points = List.of(new StepTraffic.Step(2 * SECOND, 10), new StepTraffic.Step(4 * SECOND, 30));
        var line = new PolylineTraffic(points, 10 * SECOND);
        double[] expected = {10, 10, 15, 25, 30, 30};
        for (int second = 0; second < expected.length; second++) {
            assertThat(line.ratePerSecond(second * SECOND, (second + 1) * SECOND))
                    .isEqualTo(expected[second], within(1e-9));
        }
        assertThat(line.scaled(2).ratePerSecond(0, SECOND)).isEqualTo(20, within(1e-9));
        assertThatThrownBy(() -> new PolylineTraffic(List.of(points.get(1), points.get(0)), SECOND))
                .hasMessageContaining("points[1] must come after");
    }

    @Test
    void clippingAwayTheShiftGivesTheSourceBack() {
        TrafficSource back = new ShiftedTraffic(COUNTS, 7 * SECOND).clipped(7 * SECOND, 47 * SECOND);
        assertThat(Arrivals.of(back).atNanos()).isEqualTo(Arrivals.of(COUNTS).atNanos());
    }

    /** A clip from the start is a prefix: the engine relies on it, and 100 random trees show it. */
    @Test
    void clippingTheEndAwayKeepsEveryArrivalBeforeIt() {
        for (int seed = 0; seed < 100; seed++) {
            TrafficSource source = randomSource(new RandomStreams(seed).named("prefix"), 3);
            Arrivals whole = Arrivals.of(source);
            long cut = Math.max(1, source.durationNanos() / 10 * 6 + 1);
            long[] before =
                    Arrays.stream(whole.atNanos()).filter(at -> at < cut).toArray();
            assertThat(Arrivals.of(source.clipped(0, cut)).atNanos())
                    .as("seed %d: %s", seed, source.describe())
                    .isEqualTo(before);
        }
    }

    /** Searching 292 years of silence second by second would take minutes. */
    @Test
    void sourcesThatFallSilentForEverEndWithTheirClip() {
        TrafficSource silent = new StepTraffic(
                List.of(new StepTraffic.Step(0, 50), new StepTraffic.Step(10 * SECOND, 0)), Long.MAX_VALUE);
        List<TrafficSource> sources = List.of(
                silent,
                new SumTraffic(List.of(silent, CONSTANT)),
                new NoiseTraffic(silent, 0.2, SECOND, SECOND),
                new ShiftedTraffic(silent, SECOND),
                new StretchedTraffic(silent, 1.5),
                new PolledTraffic(silent, SECOND / 2),
                new SplicedTraffic(List.of(CONSTANT, silent)),
                new CopiedTraffic(silent, 1.5));
        for (TrafficSource source : sources) {
            assertThat(Arrivals.of(source.clipped(0, 100 * SECOND)).count())
                    .as(source.describe())
                    .isBetween(300, 1_500);
        }
        assertThat(Arrivals.of(new ShiftedTraffic(silent, SECOND).clipped(0, SECOND))
                        .count())
                .isZero();
    }

    @Test
    void clippingToTheWholeChangesNothing() {
        for (TrafficSource source : List.of(COUNTS, CONSTANT, new ShiftedTraffic(CONSTANT, 5))) {
            TrafficSource clip = source.clipped(0, source.durationNanos());
            assertThat(Arrivals.of(clip).atNanos())
                    .isEqualTo(Arrivals.of(source).atNanos());
        }
    }

    @Test
    void splicingTwoClipsKeepsTheNumbers() {
        TrafficSource spliced =
                new SplicedTraffic(List.of(COUNTS.clipped(0, 20 * SECOND), COUNTS.clipped(20 * SECOND, 40 * SECOND)));
        Arrivals arrivals = Arrivals.of(spliced);
        assertThat(arrivals.count()).isEqualTo(125);
        assertThat(arrivals.between(20 * SECOND, 30 * SECOND)).isEqualTo(25);
        assertThat(spliced.durationNanos()).isEqualTo(40 * SECOND);
        assertThat(spliced.ratePerSecond(15 * SECOND, 35 * SECOND)).isEqualTo((25 + 30) / 20.0, within(1e-12));
    }

    @Test
    void stretchingKeepsTheNumberAndThinsTheRate() {
        StretchedTraffic slow = new StretchedTraffic(COUNTS, 3);
        assertThat(slow.durationNanos()).isEqualTo(120 * SECOND);
        assertThat(Arrivals.of(slow).between(60 * SECOND, 90 * SECOND)).isEqualTo(25);
        assertThat(slow.ratePerSecond(0, 30 * SECOND)).isEqualTo(40 / 30.0, within(1e-9));
    }

    /** 2.5 copies of 40,000 requests: two for certain and the third for binomial(40000, 1/2). */
    @Test
    void logsAreScaledByCopiesAndThinning() {
        long[] stamps = LongStream.range(0, 40_000).map(i -> i * 1_000L).toArray();
        TrafficSource log = new RequestTraffic(new ListedLog(stamps, stamps.clone(), 1), Stamps.AUTO);
        Arrivals arrivals = Arrivals.of(log.scaled(2.5));
        assertThat((double) arrivals.count()).isEqualTo(100_000, within(4.5 * Math.sqrt(10_000)));
        for (int i = 0; i < 100; i++) {
            assertThat(arrivals.between(i * 1_000L, i * 1_000L + 1)).isBetween(2L, 3L);
        }
        assertThat(arrivals.serviceNanos()).as("a copy keeps its service time").isEqualTo(arrivals.atNanos());
        assertThat((double) Arrivals.of(log.scaled(0.25)).count())
                .isEqualTo(10_000, within(4.5 * Math.sqrt(40_000 * 0.1875)));
        assertThat(log.scaled(2).describe())
                .isEqualTo("40000 recorded requests, at the recorded instants times 2 by copies");
    }

    @Test
    void coarseStampsAreSpreadWithinTheirResolution() {
        long[] stamps = {0, 0, 0, 0, 2 * SECOND, 3 * SECOND, 3 * SECOND};
        long[] services = {11, 12, 13, 14, 21, 31, 32};
        Arrivals spread = Arrivals.of(new RequestTraffic(new ListedLog(stamps, services, SECOND), Stamps.AUTO));
        assertThat(Arrays.stream(spread.atNanos()).map(at -> at / SECOND * SECOND))
                .containsExactly(Arrays.stream(stamps).boxed().toArray(Long[]::new));
        assertThat(spread.serviceNanos()).isEqualTo(services);
        assertThat(spread.atNanos()).isSorted().doesNotHaveDuplicates();
        Arrivals exact = Arrivals.of(new RequestTraffic(new ListedLog(stamps, services, SECOND), Stamps.EXACT));
        assertThat(exact.atNanos()).isEqualTo(stamps);
    }

    @Test
    void fineStampsAreReplayedExactly() {
        long[] stamps = {0, 1_000_001, 99_999_999};
        ListedLog log = new ListedLog(stamps, new long[3], 99_999_999);
        assertThat(new RequestTraffic(log, Stamps.AUTO).spreads()).isFalse();
        assertThat(Arrivals.of(new RequestTraffic(log, Stamps.AUTO)).atNanos()).isEqualTo(stamps);
        assertThat(new RequestTraffic(new ListedLog(stamps, new long[3], 100_000_000), Stamps.AUTO).spreads())
                .isTrue();
    }

    /** The mean of n uniform places is 1/2 with standard deviation 1/sqrt(12 n). */
    @Test
    void manyRequestsOfOneStampAreSpreadUniformly() {
        int n = 50_000;
        Arrivals spread = Arrivals.of(new RequestTraffic(new ListedLog(new long[n], new long[n], SECOND), Stamps.AUTO));
        double mean = Arrays.stream(spread.atNanos()).average().orElseThrow() / SECOND;
        assertThat(mean).isEqualTo(0.5, within(4.5 / Math.sqrt(12.0 * n)));
        assertThat(spread.count()).isEqualTo(n);
    }

    /** 3 per second from 1 ns on: floor(i * 1e9 / 3) + 1. */
    @Test
    void evenArrivalsKeepEveryNanosecond() {
        EvenTraffic even = new EvenTraffic(3, SECOND, 1, 2 * SECOND);
        assertThat(Arrivals.of(even).atNanos())
                .containsExactly(1, 333_333_334L, 666_666_667L, 1_000_000_001L, 1_333_333_334L, 1_666_666_667L);
        assertThat(even.ratePerSecond(0, SECOND)).isEqualTo(3);
        assertThat(even.ratePerSecond(0, 1_000_000_001L)).isEqualTo(3 / 1.000000001, within(1e-12));
        assertThat(even.ratePerSecond(333_333_334L, 333_333_335L)).isEqualTo(1e9, within(1.0));
        assertThat(even.ratePerSecond(333_333_335L, 333_333_336L)).isZero();
    }

    @Test
    void renewalsWithConstantGapsAreExactOverWeeks() {
        // 0.3 s in doubles is 0.3 (1 - 3.7e-17): after 10^7 gaps still the same nanosecond or the one before.
        RenewalTraffic renewals = new RenewalTraffic(new Deterministic(0.3), 3_000_000 * SECOND);
        long[] at = Arrivals.of(renewals).atNanos();
        assertThat(at[9_000_000 - 1]).isBetween(2_700_000 * SECOND - 1, 2_700_000 * SECOND);
        assertThat(renewals.ratePerSecond(0, SECOND)).isEqualTo(1 / 0.3, within(1e-9));
    }

    /** Renewal theorem: the number in t has mean about t/m + (cv^2 - 1)/2 and variance cv^2 t/m. */
    @Test
    void renewalsWithVariableGapsHaveTheLongRunRate() {
        double seconds = 400_000;
        RenewalTraffic renewals = new RenewalTraffic(Hyperexponential.balanced(0.5, 2), 400_000 * SECOND);
        double expected = seconds / 0.5 + 1.5;
        assertThat((double) Arrivals.of(renewals).count())
                .isEqualTo(expected, within(4.5 * Math.sqrt(4 * seconds / 0.5)));
    }

    @Test
    void refusesPartsThatCannotBe() {
        assertThatThrownBy(() -> new SumTraffic(List.of())).hasMessage("a sum must have at least one part, had none");
        assertThatThrownBy(() -> new SplicedTraffic(List.of(new ConstantTraffic(1, Long.MAX_VALUE), CONSTANT)))
                .hasMessage("only the last part of a splice may be without end, part 0 is too");
        assertThatThrownBy(() -> CONSTANT.scaled(0)).hasMessage("factor must be positive and finite, was 0.0");
        assertThatThrownBy(() -> new ShiftedTraffic(CONSTANT, -1)).hasMessage("shift must not be negative, was -1 ns");
        assertThatThrownBy(() -> new RenewalTraffic(new Deterministic(0), SECOND))
                .hasMessage("the mean gap must be at least 1 ns and finite, was 0.0 s");
    }

    /** A source without a line in the catalog could not be named in a scenario. */
    @Test
    void everySourceHasALineInTheCatalog() {
        Set<String> sources = new ClassFileImporter()
                .importPackages("dev.dryscale.traffic").stream()
                        .filter(type -> type.isAssignableTo(TrafficSource.class) && !type.isInterface())
                        .filter(type -> type.getSource().stream()
                                .noneMatch(source -> source.getUri().toString().contains("test-classes")))
                        .filter(type ->
                                type.isTopLevelClass() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> named = Arrays.stream(TrafficCatalog.values())
                .map(line -> line.type().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named)
                .as("a traffic source without a line in TrafficCatalog cannot be used from a scenario")
                .isEqualTo(sources);
    }
}

package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.fleet.station.Dispatch;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.fleet.station.StartState;
import dev.dryscale.fleet.station.StationModel;
import dev.dryscale.random.Deterministic;
import dev.dryscale.random.Exponential;
import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import dev.dryscale.record.Observation;
import dev.dryscale.record.Observe;
import dev.dryscale.record.RunResult;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.traffic.ConstantTraffic;
import dev.dryscale.traffic.ListedTraffic;
import dev.dryscale.traffic.SumTraffic;
import dev.dryscale.traffic.TrafficSource;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What must stay true when a scenario is changed in a known way. Every case is a function of its seed, which its name
 * shows; {@code -Ddryscale.seed=N} runs that one alone.
 */
final class MetamorphicTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long HORIZON = 600 * SECOND;
    private static final int REQUESTS = 400;

    static LongStream seeds() {
        Long only = Long.getLong("dryscale.seed");
        return only != null ? LongStream.of(only) : LongStream.range(0, Long.getLong("dryscale.metamorphic", 60));
    }

    /** Requests written out, in whole nanoseconds. */
    private static List<ListedTraffic.Request> requests(RandomStream chance) {
        var requests = new ArrayList<ListedTraffic.Request>();
        long at = 0;
        for (int i = 0; i < REQUESTS; i++) {
            at += (long) (chance.nextExponential() * 0.2 * SECOND);
            requests.add(new ListedTraffic.Request(at, 1 + (long) (chance.nextExponential() * 0.5 * SECOND)));
        }
        return requests;
    }

    private static List<ListedTraffic.Request> scaled(List<ListedTraffic.Request> requests, long factor) {
        return requests.stream()
                .map(one -> new ListedTraffic.Request(one.atNanos() * factor, one.serviceNanos() * factor))
                .toList();
    }

    private static RunResult run(TrafficSource traffic, int early, int late, long bootNanos, long scale, long seed) {
        var boot = new BootModel(new Deterministic(bootNanos / 1e9), new Deterministic(0), new Deterministic(0), 0, 0);
        var service = ServiceModel.of(ServiceMode.SLOTS, new Exponential(0.5));
        int all = early + late;
        var observe = new Observe(0, HORIZON * scale, List.of(), List.of(), REQUESTS);
        var model = FleetModel.builder(
                        new GroupConfiguration("g", all, all, all, List.of("a"), 300, null, true),
                        new InstanceModel("m5.large", 1, 1, boot, 0, 0, 0),
                        null,
                        service,
                        Profile.truthDocs())
                .dispatch(Dispatch.CENTRAL)
                .initialInService(early)
                .station(new StationModel(false, null, StartState.EMPTY, observe))
                .build();
        return FleetRun.run(
                new RunInput(
                        "s",
                        "none",
                        model,
                        traffic,
                        List.of(),
                        Fidelity.REQUESTS,
                        0,
                        HORIZON * scale,
                        null,
                        seed,
                        seed),
                (now, desired, cpu) -> {});
    }

    private static Observation seen(RunResult run) {
        return Objects.requireNonNull(run.observation());
    }

    private static RandomStream chance(long seed) {
        return new RandomStreams(seed).named("metamorphic");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void timesThatAreAllMultipliedGiveResultsMultipliedExactly(long seed) {
        var chance = chance(seed);
        var requests = requests(chance);
        int early = 1 + chance.nextInt(3);
        long boot = (1 + chance.nextInt(40)) * SECOND;
        long factor = 2L + chance.nextInt(5);

        var once = seen(run(new ListedTraffic(requests), early, 2, boot, 1, seed));
        var times = seen(run(new ListedTraffic(scaled(requests, factor)), early, 2, boot * factor, factor, seed));

        assertThat(times.responses().sumNanos())
                .isEqualTo(once.responses().sumNanos().multiply(BigInteger.valueOf(factor)));
        assertThat(times.waits().sumNanos()).isEqualTo(once.waits().sumNanos().multiply(BigInteger.valueOf(factor)));
        for (int i = 0; i < REQUESTS; i++) {
            assertThat(times.requests().get(i).startNanos())
                    .isEqualTo(once.requests().get(i).startNanos() * factor);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void oneServerMoreDelaysNoStart(long seed) {
        var chance = chance(seed);
        var traffic = new ListedTraffic(requests(chance));
        int servers = 1 + chance.nextInt(4);

        var few = seen(run(traffic, servers, 0, 0, 1, seed)).requests();
        var more = seen(run(traffic, servers + 1, 0, 0, 1, seed)).requests();

        assertThat(more).hasSize(REQUESTS);
        for (int i = 0; i < REQUESTS; i++) {
            assertThat(more.get(i).startNanos())
                    .as("start of request " + i)
                    .isLessThanOrEqualTo(few.get(i).startNanos());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aLongerBootNeverShortensTheTotalWait(long seed) {
        var chance = chance(seed);
        var traffic = new ListedTraffic(requests(chance));
        int early = 1 + chance.nextInt(3);
        int late = 1 + chance.nextInt(3);
        BigInteger before = BigInteger.ZERO;
        long boot = 0;
        for (int i = 0; i < 4; i++) {
            boot += chance.nextInt(30) * SECOND;
            var wait = seen(run(traffic, early, late, boot, 1, seed)).waits().sumNanos();
            assertThat(wait).as("boot of " + boot + " ns").isGreaterThanOrEqualTo(before);
            before = wait;
        }
    }

    /** Mean responses of 2/s + 3/s and of 5/s on 4 servers, 40 runs each: their difference is within four deviations. */
    @Test
    void twoPoissonSourcesAreOneOfTheirSum() {
        var parts =
                new SumTraffic(List.of(new ConstantTraffic(2, Long.MAX_VALUE), new ConstantTraffic(3, Long.MAX_VALUE)));
        var whole = new ConstantTraffic(5, Long.MAX_VALUE);
        int runs = 40;
        double[] ofParts = new double[runs];
        double[] ofWhole = new double[runs];
        for (int i = 0; i < runs; i++) {
            ofParts[i] = run(parts, 4, 0, 0, 1, 1_000 + i).latency().meanNanos();
            ofWhole[i] = run(whole, 4, 0, 0, 1, 2_000 + i).latency().meanNanos();
        }
        double apart = mean(ofParts) - mean(ofWhole);
        double deviation = Math.sqrt((variance(ofParts) + variance(ofWhole)) / runs);

        assertThat(Math.abs(apart)).isLessThan(4 * deviation);
        assertThat(deviation).isLessThan(0.1 * mean(ofWhole));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }
}

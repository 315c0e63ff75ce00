package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.fleet.station.Dispatch;
import dev.dryscale.fleet.station.RoutingAlgorithm;
import dev.dryscale.fleet.station.RoutingOptions;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.fleet.station.StartState;
import dev.dryscale.fleet.station.StationModel;
import dev.dryscale.random.Deterministic;
import dev.dryscale.random.Distribution;
import dev.dryscale.random.Exponential;
import dev.dryscale.record.Observe;
import dev.dryscale.record.RunResult;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.traffic.ConstantTraffic;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stations of one line, observed: two ways to compute them agree, and what leaves adds up. */
final class StationTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Observe OBSERVE =
            new Observe(30 * SECOND, 200 * SECOND, List.of(0L, 77 * SECOND, 123 * SECOND), List.of(SECOND / 10), 50);

    private static RunInput input(long seed, int slots, ServiceModel service, StationModel station) {
        var boot = new BootModel(new Deterministic(0), new Deterministic(0), new Deterministic(0), 0, 0);
        var model = FleetModel.builder(
                        new GroupConfiguration("g", 1, 1, 1, List.of("a"), 300, null, true),
                        new InstanceModel("m5.large", 1, slots, boot, 0, 0, 0),
                        null,
                        service,
                        Profile.truthDocs())
                .dispatch(Dispatch.CENTRAL)
                .initialInService(1)
                .station(station)
                .build();
        return new RunInput(
                "s",
                "none",
                model,
                new ConstantTraffic(slots * 9.0, Long.MAX_VALUE),
                List.of(),
                Fidelity.REQUESTS,
                0,
                300 * SECOND,
                null,
                seed,
                seed);
    }

    private static ServiceModel service(int queue, @Nullable Distribution patience) {
        return ServiceModel.builder(ServiceMode.SLOTS, new Exponential(0.1))
                .queueLimit(queue)
                .patience(patience)
                .build();
    }

    /** The line with an event per departure, and the line whose departures are known at arrival. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 40})
    void aFixedStationGivesTheBooksOfTheCentralLine(int slots) {
        var station = new StationModel(false, null, StartState.EMPTY, OBSERVE);
        var input = input(slots, slots, service(ServiceModel.UNBOUNDED, null), station);

        var known = FleetRun.start(input, PlaneFactory.Kind.FIXED, (now, desired, cpu) -> {});
        var events = FleetRun.start(input, PlaneFactory.Kind.CENTRAL, (now, desired, cpu) -> {});

        assertThat(PlaneFactory.kindFor(input)).isEqualTo(PlaneFactory.Kind.FIXED);
        assertThat(known.requests()).isEqualTo(events.requests());
        assertThat(known.latency().sumNanos()).isEqualTo(events.latency().sumNanos());
        assertThat(known.latency().percentileNanos(99))
                .isEqualTo(events.latency().percentileNanos(99));
        known.timeline()
                .columns()
                .forEach((column, values) -> assertThat(values)
                        .as(column.name())
                        .containsExactly(events.timeline().column(column)));
        assertSameObservation(known, events);
    }

    private static void assertSameObservation(RunResult one, RunResult other) {
        var left = Objects.requireNonNull(one.observation());
        var right = Objects.requireNonNull(other.observation());
        assertThat(left.arrived()).isEqualTo(right.arrived()).isPositive();
        assertThat(left.workNanos()).isEqualTo(right.workNanos());
        assertThat(left.waited()).isEqualTo(right.waited());
        assertThat(left.waitOver()).isEqualTo(right.waitOver());
        assertThat(left.open()).isEqualTo(right.open());
        assertThat(left.waits().sumNanos()).isEqualTo(right.waits().sumNanos());
        assertThat(left.waits().percentileNanos(95)).isEqualTo(right.waits().percentileNanos(95));
        assertThat(left.responses().sumNanos()).isEqualTo(right.responses().sumNanos());
        assertThat(left.numberInSystem()).isEqualTo(right.numberInSystem());
        assertThat(left.requests()).isEqualTo(right.requests());
        assertThat(left.integrals()).isEqualTo(right.integrals());
    }

    /** The window holds every arrival of the second minute on; each was served, turned away, abandoned or is there. */
    @Test
    void whatWasObservedAddsUp() {
        var station = new StationModel(false, null, StartState.EMPTY, OBSERVE);
        var impatient = service(3, new Exponential(0.05));

        var run = FleetRun.run(input(5, 1, impatient, station), (now, desired, cpu) -> {});
        var seen = Objects.requireNonNull(run.observation());

        assertThat(seen.rejected()).isPositive();
        assertThat(seen.abandoned()).isPositive();
        assertThat(seen.arrived())
                .isEqualTo(seen.rejected() + seen.abandoned() + seen.responses().count() + seen.open());
        assertThat(run.requests().abandoned()).isGreaterThan(seen.abandoned());
        assertThat(run.audit().balances()).isTrue();
    }

    /** Every service ends 0.1 s later than it starts: 5 at once need 5 servers, or wait for one. */
    @Test
    void infiniteServersMakeNobodyWait() {
        var station = new StationModel(true, null, StartState.EMPTY, OBSERVE);

        var run = FleetRun.run(input(5, 1, service(ServiceModel.UNBOUNDED, null), station), (now, desired, cpu) -> {});
        var seen = Objects.requireNonNull(run.observation());

        assertThat(seen.waited()).isZero();
        assertThat(seen.waits().maxNanos()).isZero();
        assertThat(seen.integrals().inSystem()).isEqualTo(seen.integrals().busy());
    }

    /** Listed numbers are there at time 0 and belong to no window. */
    @Test
    void whoIsThereAtTheStartIsServedAndNotObserved() {
        var start = new StartState(0, List.of(12), List.of());
        var observe = new Observe(0, SECOND, List.of(1L), List.of(), 0);
        var run = FleetRun.run(
                input(5, 2, service(ServiceModel.UNBOUNDED, null), new StationModel(false, null, start, observe)),
                (now, desired, cpu) -> {});
        var seen = Objects.requireNonNull(run.observation());

        assertThat(seen.numberInSystem()).containsExactly(12L);
        assertThat(seen.arrived()).isLessThan(60);
        assertThat(seen.waited()).isPositive();
        assertThat(run.requests().offered()).isGreaterThan(seen.arrived() + 12);
    }

    /** Weights 1 and 3 on 40 targets and 4,000 turns: the second kind gets three quarters, +- 4 deviations of 27. */
    @Test
    void weightsAreKept() {
        var options = new RoutingOptions(2, false, false, List.of(1, 3), 0, 1);
        var router = dev.dryscale.fleet.station.Router.of(
                RoutingAlgorithm.WEIGHTED_RANDOM, options, new dev.dryscale.random.RandomStreams(7).named("routing"));
        for (int row = 0; row < 40; row++) {
            router.add(row);
        }
        int heavy = 0;
        for (int i = 0; i < 4_000; i++) {
            heavy += router.next() % 2;
        }
        assertThat(heavy).isBetween(3_000 - 110, 3_000 + 110);
    }
}

package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dryscale.fleet.station.Dispatch;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.random.Deterministic;
import dev.dryscale.record.RunResult;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.traffic.EvenTraffic;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One line for the whole fleet, in whole runs whose audits balance. */
final class CentralQueueTest {

    private static final long SECOND = 1_000_000_000L;

    /**
     * Requests of 20 s come at 0, 10, 20, 30 and 40 s to one instance; a second one is in service at 35 s. Starts by hand: 0
     * and 20 on the first, 35 on the second as it comes, 40 on the first, 55 on the second.
     */
    @Test
    void aServerThatArrivesLaterTakesTheHeadOfTheLine() {
        var result = run(handWorked(1));

        assertThat(responses(result)).containsExactly(20L, 30L, 30L, 35L, 35L);
        assertThat(result.latency().sumNanos()).isEqualTo(BigInteger.valueOf(150 * SECOND));
        assertThat(result.path()).isEqualTo("central queue: slots");
    }

    /** Both in service from the start: no request waits, since two servers of 20 s take one request every 10 s. */
    @Test
    void withBothServersFromTheStartNobodyWaits() {
        assertThat(responses(run(handWorked(2)))).containsExactly(20L, 20L, 20L, 20L, 20L);
    }

    /** Nobody in service before 35 s, then both: starts at 35, 35, 55, 55 and 75 s, 20 s before each departure. */
    @Test
    void requestsWaitWhileNoInstanceIsInService() {
        assertThat(responses(run(handWorked(0)))).containsExactly(45L, 45L, 55L, 55L, 55L);
    }

    @Test
    void moreInstancesInServiceThanDesiredAreRefused() {
        assertThatThrownBy(() -> handWorked(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 0 to the desired capacity 2, was 3");
    }

    /** A line of its own and the line of all are the same line where there is one instance. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void withOneInstanceItIsTheFastLoopToTheLastBit(long seed) {
        var drawn = RandomScenarios.eligibleForTheFastLoop(seed);

        var routed = run(onlyInstance(drawn, Dispatch.ROUTED));
        var central = run(onlyInstance(drawn, Dispatch.CENTRAL));

        assertThat(routed.path()).startsWith("fast loop");
        assertThat(central.path()).startsWith("central queue");
        assertThat(central.requests()).isEqualTo(routed.requests());
        assertThat(central.latency().sumNanos()).isEqualTo(routed.latency().sumNanos());
        assertThat(central.latency().maxNanos()).isEqualTo(routed.latency().maxNanos());
        routed.timeline()
                .columns()
                .forEach((column, values) -> assertThat(central.timeline().column(column))
                        .as(column.name())
                        .isEqualTo(values));
    }

    /** A run whose books do not balance throws; instances come and go here, taken away with what they have in service. */
    @Test
    void randomRunsConserveRequestsAndWork() {
        long lost = 0;
        long completed = 0;
        for (long seed = 1; seed <= 60; seed++) {
            var drawn = RandomScenarios.eligibleForTheFastLoop(seed);
            var result = run(undrained(with(drawn, drawn.model().group(), Dispatch.CENTRAL, (int) (seed % 2))));
            var requests = result.requests();

            assertThat(result.audit().balances()).as("seed %d", seed).isTrue();
            assertThat(requests.offered())
                    .as("seed %d", seed)
                    .isEqualTo(requests.completed() + requests.failed() + requests.inSystem());
            assertThat(requests.rejected()).isZero();
            lost += requests.failed();
            completed += requests.completed();
        }
        assertThat(completed).isPositive();
        assertThat(lost).as("some scale-in took requests away").isPositive();
    }

    @Test
    void sharedProcessorsTimeOutsAndRetriesAreRefused() {
        for (long seed = 1; seed <= 40; seed++) {
            var drawn = RandomScenarios.any(seed);
            var service = drawn.model().service();
            boolean patient = service.mode() == ServiceMode.SLOTS
                    && service.timeoutNanos() == ServiceModel.NO_TIMEOUT
                    && service.retry().maxRetries() == 0;
            if (!patient && drawn.fidelity() == Fidelity.REQUESTS) {
                var central = with(drawn, drawn.model().group(), Dispatch.CENTRAL, 0);
                assertThatThrownBy(() -> run(central))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("dispatch central");
            }
        }
    }

    private static RunResult run(RunInput input) {
        return FleetRun.run(input, (now, desired, cpu) -> {});
    }

    private static List<Long> responses(RunResult result) {
        assertThat(result.latency().isExact()).isTrue();
        assertThat(result.latency().count()).isEqualTo(5);
        return List.of(20.0, 40.0, 60.0, 80.0, 100.0).stream()
                .map(percentile -> Math.round(result.latency().percentileNanos(percentile) / SECOND))
                .toList();
    }

    private static RunInput handWorked(int inService) {
        var none = new Deterministic(0);
        var model = FleetModel.builder(
                        new GroupConfiguration("hand", 2, 2, 2, List.of("a"), 300, null, true),
                        new InstanceModel(
                                "m5.large", 1, 1, new BootModel(new Deterministic(35), none, none, 0, 0), 0, 0, 0),
                        null,
                        ServiceModel.of(ServiceMode.SLOTS, new Deterministic(20)),
                        Profile.truthDocs())
                .dispatch(Dispatch.CENTRAL)
                .initialInService(inService)
                .build();
        return new RunInput(
                "hand",
                "none",
                model,
                new EvenTraffic(1, 10 * SECOND, 0, 50 * SECOND),
                List.of(),
                Fidelity.REQUESTS,
                0,
                120 * SECOND,
                null,
                1,
                1);
    }

    private static RunInput onlyInstance(RunInput drawn, Dispatch dispatch) {
        var group = drawn.model().group();
        var one = new GroupConfiguration(
                group.autoScalingGroupName(),
                1,
                1,
                1,
                group.availabilityZones(),
                group.defaultCooldown(),
                group.defaultInstanceWarmup(),
                group.detailedMonitoring());
        return with(drawn, one, dispatch, 0);
    }

    /** The same run without a load balancer, so that a scale-in waits for no request. */
    private static RunInput undrained(RunInput run) {
        var model = run.model();
        var bare = FleetModel.builder(model.group(), model.instance(), null, model.service(), model.profile())
                .dispatch(model.dispatch())
                .initialInService(model.initialInService())
                .build();
        return of(run, bare);
    }

    /** The same run with another group and dispatch, and {@code missing} instances of the desired capacity to come. */
    private static RunInput with(RunInput drawn, GroupConfiguration group, Dispatch dispatch, int missing) {
        var model = drawn.model();
        var changed = FleetModel.builder(
                        group, model.instance(), model.loadBalancer(), model.service(), model.profile())
                .dispatch(dispatch)
                .initialInService(group.desiredCapacity() - missing)
                .build();
        return of(drawn, changed);
    }

    private static RunInput of(RunInput drawn, FleetModel model) {
        return new RunInput(
                drawn.scenario(),
                drawn.candidate(),
                model,
                drawn.traffic(),
                drawn.policies(),
                drawn.fidelity(),
                drawn.startEpochSecond(),
                drawn.horizonNanos(),
                drawn.slo(),
                drawn.trafficSeed(),
                drawn.seed());
    }
}

package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.Scenario;
import dev.dryscale.experiment.Simulation;
import dev.dryscale.fleet.station.Dispatch;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.random.Deterministic;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.traffic.EvenTraffic;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * D/D/c with servers that arrive after their boot: a backlog grows at {@code lambda - c0 mu} until the boot ends and is
 * then worked off. The waits come from an exact rational recursion; a wait is the response less the constant service.
 */
final class BootBacklogTruthTest {

    private static final long MILLI = 1_000_000L;
    private static final long MINUTE = 60_000 * MILLI;

    @ParameterizedTest(name = "every {0} ms, {3} to {4} servers at {5} s")
    @CsvFileSource(resources = "/semantics/boot_backlog.csv", numLinesToSkip = 1)
    void waitsAreThoseOfTheExactRecursion(
            long interarrivalMillis,
            long requests,
            long serviceMillis,
            int serversAtStart,
            int serversFromBoot,
            int bootSeconds,
            double meanWait,
            double maxWait,
            double p50,
            double p95,
            double p99) {
        long horizon = 20 * MINUTE;
        var service = ServiceModel.of(ServiceMode.SLOTS, new Deterministic(serviceMillis / 1e3));
        var boot = new BootModel(new Deterministic(bootSeconds), new Deterministic(0), new Deterministic(0), 0, 0);
        var scenario = new Scenario(
                "backlog",
                0,
                horizon,
                Fidelity.REQUESTS,
                new EvenTraffic(1, interarrivalMillis * MILLI, 0, requests * interarrivalMillis * MILLI),
                FleetModel.builder(
                                new GroupConfiguration(
                                        "g",
                                        serversFromBoot,
                                        serversFromBoot,
                                        serversFromBoot,
                                        List.of("a"),
                                        300,
                                        null,
                                        true),
                                new InstanceModel("m5.large", 1, 1, boot, 0, 0, 0),
                                null,
                                service,
                                Profile.truthDocs())
                        .dispatch(Dispatch.CENTRAL)
                        .initialInService(serversAtStart)
                        .build(),
                null,
                null,
                false);

        var run = Simulation.run(scenario, new Candidate("fixed", List.of(), ""), 1);

        double serviceSeconds = serviceMillis / 1e3;
        assertThat(run.requests().completed()).isEqualTo(requests);
        assertThat(run.latency().isExact()).isTrue();
        assertThat(run.latency().meanNanos() / 1e9 - serviceSeconds).isCloseTo(meanWait, within(1e-9 * meanWait));
        assertThat(run.latency().maxNanos() / 1e9 - serviceSeconds).isCloseTo(maxWait, within(1e-9 * maxWait));
        assertThat(run.latency().percentileNanos(50) / 1e9 - serviceSeconds).isCloseTo(p50, within(1e-9 * p50));
        assertThat(run.latency().percentileNanos(95) / 1e9 - serviceSeconds).isCloseTo(p95, within(1e-9 * p95));
        assertThat(run.latency().percentileNanos(99) / 1e9 - serviceSeconds).isCloseTo(p99, within(1e-9 * p99));
    }
}

package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dryscale.fleet.station.RoutingAlgorithm;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.random.Deterministic;
import dev.dryscale.random.Distribution;
import dev.dryscale.random.Exponential;
import dev.dryscale.record.RunResult;
import dev.dryscale.record.Timeline.Column;
import dev.dryscale.record.Usage;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import dev.dryscale.traffic.ConstantTraffic;
import dev.dryscale.traffic.DiurnalTraffic;
import dev.dryscale.traffic.StepTraffic;
import dev.dryscale.traffic.TrafficSource;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fluid fidelity against closed forms and against the same scenario with every request simulated. */
final class FluidFidelityTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;

    /** M/M/10 at 0.8: E[W] = 0.20459 services (Erlang C), so the mean response is 1.20459 services. */
    @Test
    void aSteadyQueueHasTheMeanResponseOfErlangC() {
        var traffic = new ConstantTraffic(400, 600 * MINUTE);
        var run = run(Fidelity.FLUID, traffic, 600, new Exponential(0.02), 10, 1, 1, List.of());

        assertThat(run.latency().meanNanos() / 1e9).isCloseTo(0.02 * 1.20459, Percentage.withPercentage(0.2));
        assertThat(run.latency().percentileNanos(99) / 1e9).isCloseTo(0.02 * 4.946, Percentage.withPercentage(0.5));
    }

    /**
     * Deterministic overload: one server of 10/s gets 20/s for 10 minutes, then 5/s. The backlog rises to 6,000 and is gone
     * 1,200 s later, so the waits add up to 6,000 * (600 + 1,200) / 2 request-seconds.
     */
    @Test
    void aBacklogIsCarriedAndWorkedOff() {
        var steps = List.of(new StepTraffic.Step(0, 20), new StepTraffic.Step(10 * MINUTE, 5));
        var run = run(
                Fidelity.FLUID, new StepTraffic(steps, 60 * MINUTE), 60, new Deterministic(0.1), 1, 1, 1, List.of());
        double waits = run.latency().sumNanos().doubleValue() / 1e9;

        assertThat(waits).isCloseTo(6_000 * 1_800 / 2.0, Percentage.withPercentage(2));
        assertThat(run.timeline().column(Column.IN_SYSTEM)[9]).isCloseTo(6_000, within(120.0));
        assertThat(run.timeline().column(Column.IN_SYSTEM)[40]).isLessThan(30);
        assertThat(run.notes()).anyMatch(note -> note.contains("met a backlog"));
    }

    /** The bound that every fluid result states. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theStatedBoundHoldsForADayOfLeastOutstandingRequests(long seed) {
        var traffic = new DiurnalTraffic(10, 100, 720 * MINUTE, 1_440 * MINUTE, List.of(), 1_440 * MINUTE);
        var requests = run(Fidelity.REQUESTS, traffic, 1_440, new Exponential(0.4), 8, 2, 60, List.of(policy()), seed);
        var fluid = run(Fidelity.FLUID, traffic, 1_440, new Exponential(0.4), 8, 2, 60, List.of(policy()), seed);

        assertThat(hours(fluid)).isCloseTo(hours(requests), Percentage.withPercentage(2));
        assertThat(fluid.latency().meanNanos()).isCloseTo(requests.latency().meanNanos(), Percentage.withPercentage(1));
        assertThat(fluid.latency().percentileNanos(99))
                .isCloseTo(requests.latency().percentileNanos(99), Percentage.withPercentage(1));
        assertThat(fluid.notes()).noneMatch(note -> note.startsWith("not trusted"));
        assertThat(fluid.fidelity()).isEqualTo("fluid");
    }

    @Test
    void autoTakesRequestsWhereTheyAreFewAndTheFluidWhereTheyAreNotAndSaysWhy() {
        var few = run(Fidelity.AUTO, new ConstantTraffic(10, MINUTE), 1, new Exponential(0.02), 10, 1, 1, List.of());
        var many = run(
                Fidelity.AUTO, new ConstantTraffic(1e7, 60 * MINUTE), 60, new Exponential(1e-7), 4, 1, 1, List.of());

        assertThat(few.fidelity()).isEqualTo("requests");
        assertThat(few.notes()).anyMatch(note -> note.startsWith("fidelity auto: requests"));
        assertThat(many.fidelity()).isEqualTo("fluid");
        assertThat(many.notes()).anyMatch(note -> note.startsWith("fidelity auto: fluid"));
        assertThat(many.requests().arrived()).isCloseTo(36_000_000_000L, Percentage.withPercentage(0.01));
    }

    private static double hours(RunResult run) {
        return run.usage().spans().stream().mapToLong(Usage.RunningSpan::nanos).sum() / 3.6e12;
    }

    private static ScalingPolicy policy() {
        var metric = new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null);
        return new TargetTrackingPolicy("tt", metric, Rational.of(50), false, null, true);
    }

    private static RunResult run(
            Fidelity fidelity,
            TrafficSource traffic,
            long minutes,
            Distribution time,
            int slots,
            int min,
            int max,
            List<ScalingPolicy> policies) {
        return run(fidelity, traffic, minutes, time, slots, min, max, policies, 1);
    }

    private static RunResult run(
            Fidelity fidelity,
            TrafficSource traffic,
            long minutes,
            Distribution time,
            int slots,
            int min,
            int max,
            List<ScalingPolicy> policies,
            long seed) {
        var boot = new BootModel(new Deterministic(17), new Deterministic(60), new Deterministic(0), 0, 0);
        var service = ServiceModel.of(ServiceMode.SLOTS, time);
        var model = FleetModel.of(
                new GroupConfiguration("g", min, max, min, List.of("a"), 300, null, true),
                new InstanceModel("m5.large", 2, slots, boot, 0, 0, 0),
                new LoadBalancerModel(
                        RoutingAlgorithm.LEAST_OUTSTANDING_REQUESTS, 300 * SECOND, 30 * SECOND, true, 20, 0),
                service,
                Profile.aws2026());
        var input =
                new RunInput("fluid", "c", model, traffic, policies, fidelity, 0, minutes * MINUTE, null, seed, seed);
        return FleetRun.run(input, (now, desired, cpu) -> {});
    }
}

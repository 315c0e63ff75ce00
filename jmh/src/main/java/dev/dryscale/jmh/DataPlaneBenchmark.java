package dev.dryscale.jmh;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.Scenario;
import dev.dryscale.experiment.Simulation;
import dev.dryscale.fleet.BootModel;
import dev.dryscale.fleet.Fidelity;
import dev.dryscale.fleet.FleetModel;
import dev.dryscale.fleet.InstanceModel;
import dev.dryscale.fleet.LoadBalancerModel;
import dev.dryscale.fleet.station.RoutingAlgorithm;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.random.Deterministic;
import dev.dryscale.random.Exponential;
import dev.dryscale.record.RunResult;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.traffic.ConstantTraffic;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds per request of whole runs, books and audits included: 20 instances at 80 % for 600 s. The trap: a run of a
 * few thousand requests measures the start of the JIT, not the loop, so every invocation is a run of 1.92 million.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters before anything else
public class DataPlaneBenchmark {

    private static final long SECOND = 1_000_000_000L;
    private static final int INSTANCES = 20;
    private static final int REQUESTS = 1_920_000;

    /** {@code known}: the fast loop; {@code events}: the same slots with a time-out; {@code shared}: processor sharing. */
    @Param({"known", "events", "shared"})
    public String service;

    @Param({"ROUND_ROBIN", "LEAST_OUTSTANDING_REQUESTS"})
    public RoutingAlgorithm routing;

    private Scenario scenario;

    @Setup
    public void prepare() {
        boolean shared = service.equals("shared");
        var model = new ServiceModel(
                shared ? ServiceMode.CPU : ServiceMode.SLOTS,
                new Exponential(0.02),
                null,
                ServiceModel.UNBOUNDED,
                service.equals("events") ? 3600 * SECOND : ServiceModel.NO_TIMEOUT,
                ServiceModel.RetryPolicy.NONE,
                0,
                0);
        var boot = new BootModel(new Deterministic(1), new Deterministic(1), new Deterministic(1), 0, 0);
        scenario = new Scenario(
                "benchmark",
                0,
                600 * SECOND,
                Fidelity.REQUESTS,
                new ConstantTraffic(REQUESTS / 600.0, 600 * SECOND),
                new FleetModel(
                        new GroupConfiguration("g", INSTANCES, INSTANCES, INSTANCES, List.of("a"), 300, null, true),
                        new InstanceModel("m5.large", 4, shared ? 100 : 4, boot, 0, 0, 0),
                        new LoadBalancerModel(routing, 300 * SECOND, 30 * SECOND, true, 20, 0),
                        model,
                        Profile.aws2026()),
                null,
                null);
    }

    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public RunResult run() {
        return Simulation.run(scenario, new Candidate("fixed", List.of(), ""), 1);
    }
}

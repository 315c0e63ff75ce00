package dev.dryscale.jmh;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.Comparison;
import dev.dryscale.experiment.ComparisonPlan;
import dev.dryscale.experiment.Comparisons;
import dev.dryscale.experiment.Progress;
import dev.dryscale.experiment.Scenario;
import dev.dryscale.experiment.Simulation;
import dev.dryscale.fleet.Fidelity;
import dev.dryscale.fleet.station.RoutingAlgorithm;
import dev.dryscale.record.RunResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds per request (and policy, where several are compared) of whole runs, books and audits included; of the fluid,
 * nanoseconds per simulated day. The trap: a run of a few thousand requests measures the start of the JIT, not the loop.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class WorkBenchmark {

    private static final RoutingAlgorithm TURNS = RoutingAlgorithm.ROUND_ROBIN;
    private static final RoutingAlgorithm LEAST = RoutingAlgorithm.LEAST_OUTSTANDING_REQUESTS;
    private static final int POLICIES = 8;
    private static final int FLUID_DAYS = 30;

    @Benchmark
    @OperationsPerInvocation(Work.STEADY_REQUESTS)
    public RunResult a() {
        return fixed(Work.a(false));
    }

    @Benchmark
    @OperationsPerInvocation(Work.STEADY_REQUESTS)
    public RunResult aGeneric() {
        return fixed(Work.a(true));
    }

    @Benchmark
    @OperationsPerInvocation(Work.STEADY_REQUESTS)
    public RunResult bRoundRobin() {
        return fixed(Work.b(TURNS, false));
    }

    @Benchmark
    @OperationsPerInvocation(Work.STEADY_REQUESTS)
    public RunResult bLeastOutstanding() {
        return fixed(Work.b(LEAST, false));
    }

    @Benchmark
    @OperationsPerInvocation(Work.STEADY_REQUESTS)
    public RunResult bProcessorSharing() {
        return fixed(Work.shared(LEAST));
    }

    @Benchmark
    @OperationsPerInvocation(Work.STEADY_REQUESTS)
    public RunResult bGeneric() {
        return fixed(Work.b(TURNS, true));
    }

    @Benchmark
    @OperationsPerInvocation(Work.DAY_REQUESTS)
    public RunResult cRoundRobin() {
        return scaled(Work.c(TURNS, Fidelity.REQUESTS, 0.1));
    }

    @Benchmark
    @OperationsPerInvocation(Work.DAY_REQUESTS)
    public RunResult cLeastOutstanding() {
        return scaled(Work.c(LEAST, Fidelity.REQUESTS, 0.1));
    }

    @Benchmark
    @OperationsPerInvocation(POLICIES * Work.DAY_REQUESTS)
    public Comparison cEightPoliciesRoundRobin() {
        return compared(Work.c(TURNS, Fidelity.REQUESTS, 0.1), POLICIES, 1);
    }

    @Benchmark
    @OperationsPerInvocation(POLICIES * Work.DAY_REQUESTS)
    public Comparison cEightPoliciesLeastOutstanding() {
        return compared(Work.c(LEAST, Fidelity.REQUESTS, 0.1), POLICIES, 1);
    }

    @Benchmark
    @OperationsPerInvocation(2 * POLICIES * Work.DAY_REQUESTS)
    public Comparison cSixteenPoliciesOneThread() {
        return compared(Work.c(TURNS, Fidelity.REQUESTS, 0.1), 2 * POLICIES, 1);
    }

    @Benchmark
    @OperationsPerInvocation(2 * POLICIES * Work.DAY_REQUESTS)
    public Comparison cSixteenPoliciesTwoThreads() {
        return compared(Work.c(TURNS, Fidelity.REQUESTS, 0.1), 2 * POLICIES, 2);
    }

    @Benchmark
    @OperationsPerInvocation(FLUID_DAYS)
    public RunResult fluidDay() {
        return scaled(Work.fluid(1, FLUID_DAYS));
    }

    @Benchmark
    @OperationsPerInvocation(FLUID_DAYS)
    public RunResult fluidDayOfAHundredThousandPerSecond() {
        return scaled(Work.fluid(50, FLUID_DAYS));
    }

    /** Half a million requests a second on average, a million at the peak, on instances of 4,000 slots. */
    @Benchmark
    @OperationsPerInvocation(FLUID_DAYS)
    public RunResult fluidDayOfAMillionPerSecond() {
        return scaled(Work.fluid(500, FLUID_DAYS));
    }

    private static RunResult fixed(Scenario scenario) {
        return Simulation.run(scenario, new Candidate("fixed", List.of(), ""), 1);
    }

    private static RunResult scaled(Scenario scenario) {
        return Simulation.run(scenario, new Candidate("cpu50", Work.target(50), ""), 1);
    }

    private static Comparison compared(Scenario scenario, int policies, int threads) {
        var candidates = IntStream.range(0, policies)
                .mapToObj(i -> new Candidate("cpu" + (50 + i), Work.target(50 + i), ""))
                .toList();
        var plan = new ComparisonPlan(
                scenario, candidates, List.of(), 1, 1, threads, "benchmark", Map.of(), "", List.of(), "");
        return Comparisons.run(plan, Progress.NONE);
    }
}

package dev.dryscale.jmh;

import dev.dryscale.jmh.Figure.Promise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures everything once, on one machine, and writes {@code docs/performance.md}: whole processes beside a hand-written loop,
 * the benchmarks in steady state, the growth, and the peers. Called by {@code jmh/measure}.
 */
public final class Measure {

    private static final String STEADY = "Steady state (JMH), CPU time of whole runs, per request (and policy)";
    private static final String FLUID = "Fluid, steady state (JMH), CPU time";
    private static final String CORES = "Two cores";

    private Measure() {}

    /** Arguments: the checkout, how often each process is run, and the class path of the hand-written loop or nothing. */
    public static void main(String[] arguments) throws IOException, InterruptedException, RunnerException {
        long begin = System.nanoTime();
        var home = Path.of(arguments[0]);
        var load = Machine.load();
        var loop = arguments.length > 2 ? arguments[2] : null;
        var figures = new ArrayList<>(new Processes(home, Integer.parseInt(arguments[1]), loop).measure());
        figures.addAll(Parts.measure());
        figures.addAll(steady());
        figures.addAll(Peers.measure(home));
        figures.addAll(Growth.measure());
        var date = LocalDate.now(ZoneOffset.UTC).toString();
        long took = (System.nanoTime() - begin) / 1_000_000_000L;
        var page = PerformancePage.markdown(figures, Machine.describe(), load, date, took);
        Files.writeString(home.resolve("docs/performance.md"), page);
        Files.writeString(home.resolve("docs/performance.svg"), PerformancePage.svg(figures));
    }

    private static List<Figure> steady() throws RunnerException {
        var options = new OptionsBuilder()
                .include(WorkBenchmark.class.getSimpleName())
                .addProfiler(CpuProfiler.class)
                .jvmArgs("-XX:+UseSerialGC")
                .build();
        Collection<RunResult> results = new Runner(options).run();
        Map<String, Double> cpu = new LinkedHashMap<>();
        Map<String, Double> wall = new LinkedHashMap<>();
        for (var result : results) {
            var method = result.getPrimaryResult().getLabel();
            wall.put(method, result.getPrimaryResult().getScore());
            var nanos = Objects.requireNonNull(result.getSecondaryResults().get(CpuProfiler.LABEL), CpuProfiler.LABEL);
            cpu.put(method, nanos.getScore());
        }
        var figures = new ArrayList<Figure>();
        shapes().forEach((method, shape) -> {
            double value = cpu.getOrDefault(method, Double.NaN) / (shape.unit().equals("ms") ? 1e6 : 1);
            figures.add(shape.named(shape.name(), value));
        });
        double speedUp = wall.getOrDefault("cSixteenPoliciesOneThread", Double.NaN)
                / wall.getOrDefault("cSixteenPoliciesTwoThreads", Double.NaN);
        var name = "C, 16 policies: wall time on one thread over that on two";
        figures.add(new Figure(CORES, name, speedUp, "times", Promise.atLeast(1.7)));
        return figures;
    }

    private static Map<String, Figure> shapes() {
        Map<String, Figure> shapes = new LinkedHashMap<>();
        put(shapes, "a", "A", 30);
        put(shapes, "aGeneric", "A, event loop", 120);
        put(shapes, "bRoundRobin", "B, round robin", 20);
        put(shapes, "bLeastOutstanding", "B, least outstanding", 65);
        put(shapes, "bProcessorSharing", "B, processor sharing", 110);
        put(shapes, "bGeneric", "B, event loop", 160);
        put(shapes, "cRoundRobin", "C, round robin", Double.NaN);
        put(shapes, "cLeastOutstanding", "C, least outstanding", Double.NaN);
        put(shapes, "cEightPoliciesRoundRobin", "C, 8 policies, round robin", 20);
        put(shapes, "cEightPoliciesLeastOutstanding", "C, 8 policies, least outstanding", 55);
        put(shapes, "cSixteenPoliciesOneThread", "C, 16 policies, one thread", Double.NaN);
        put(shapes, "cSixteenPoliciesTwoThreads", "C, 16 policies, two threads", Double.NaN);
        fluid(shapes, "fluidDay", "a day of up to 2,000 requests a second", 6);
        fluid(shapes, "fluidDayOfAHundredThousandPerSecond", "a day of up to 100,000 requests a second", 6);
        fluid(shapes, "fluidDayOfAMillionPerSecond", "a day of up to a million requests a second", 66);
        return shapes;
    }

    private static void put(Map<String, Figure> shapes, String method, String name, double limit) {
        shapes.put(method, new Figure(STEADY, name, 0, "ns", Promise.atMost(limit)));
    }

    private static void fluid(Map<String, Figure> shapes, String method, String name, double limit) {
        shapes.put(method, new Figure(FLUID, name, 0, "ms", Promise.atMost(limit)));
    }
}

package dev.dryscale.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures everything once, on one machine, and writes {@code docs/performance.md}: the benchmarks in steady state, whole
 * processes beside a hand-written loop, and the peers. Called by {@code jmh/measure}.
 */
public final class Measure {

    private static final double NONE = Double.NaN;
    private static final String STEADY =
            "Steady state (JMH), CPU time of whole runs with books and audits, per request (and policy)";
    private static final String PROCESS = "Whole processes, one core, start to exit, median of ";
    private static final Map<String, Figure> BENCHMARKS = benchmarks();

    private final Path home;
    private final int times;
    private final List<Figure> figures = new ArrayList<>();

    private Measure(Path home, int times) {
        this.home = home;
        this.times = times;
    }

    /** Arguments: the checkout, how often each process is run, and the class path of the hand-written loop or nothing. */
    public static void main(String[] arguments) throws IOException, InterruptedException, RunnerException {
        var measure = new Measure(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        var load = Machine.load();
        measure.processes(arguments.length > 2 ? arguments[2] : null);
        measure.steady();
        measure.peers();
        var date = LocalDate.now(ZoneOffset.UTC).toString();
        var page = PerformancePage.markdown(measure.figures, Machine.describe(), load, date);
        Files.writeString(measure.home.resolve("docs/performance.md"), page);
        Files.writeString(measure.home.resolve("docs/performance.svg"), PerformancePage.svg(measure.figures));
    }

    private void processes(@Nullable String loop) throws IOException, InterruptedException {
        for (var routing : List.of("rr", "lor")) {
            boolean turns = routing.equals("rr");
            var name = "work C, " + (turns ? "round robin" : "least outstanding");
            var ours = processOf(name, dryscale("day-95m" + (turns ? "" : "-lor")), NONE, 100);
            if (loop != null) {
                var java =
                        Path.of(System.getProperty("java.home"), "bin", "java").toString();
                var theirs = processOf(
                        name + ", hand-written loop",
                        List.of(java, "-XX:+UseSerialGC", "-cp", loop, "Lim", "C", routing, "1", "1"),
                        NONE,
                        NONE);
                figures.add(new Figure(
                        PROCESS + times, name + ", ratio of CPU seconds", ours / theirs, "", turns ? 1.35 : 1.2));
            }
        }
        processOf("a million requests", dryscale("million"), 0.4, 100);
    }

    private List<String> dryscale(String scenario) {
        var file = home.resolve("jmh/target/measure/" + scenario + ".yaml").toString();
        return List.of(
                home.resolve("dryscale").toString(),
                "run",
                file,
                "--no-report",
                "-o",
                "json",
                "--out",
                home.resolve("jmh/target/measure/out").toString());
    }

    private double processOf(String name, List<String> command, double wall, double memory)
            throws IOException, InterruptedException {
        var runs = new ArrayList<WholeProcess>();
        for (int i = 0; i < times; i++) {
            runs.add(WholeProcess.of(command, home));
        }
        var group = PROCESS + times;
        double cpu = median(runs.stream().map(WholeProcess::cpuSeconds).toList());
        figures.add(new Figure(group, name, cpu, "s CPU", NONE));
        figures.add(new Figure(
                group, name, median(runs.stream().map(WholeProcess::wallSeconds).toList()), "s wall", wall));
        figures.add(new Figure(
                group, name, median(runs.stream().map(WholeProcess::megabytes).toList()), "MB", memory));
        return cpu;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted(Comparator.naturalOrder()).toList().get(values.size() / 2);
    }

    private void steady() throws RunnerException {
        var options = new OptionsBuilder()
                .include(WorkBenchmark.class.getSimpleName())
                .addProfiler(CpuProfiler.class)
                .jvmArgs("-XX:+UseSerialGC")
                .build();
        Collection<RunResult> results = new Runner(options).run();
        Map<String, Double> scores = new LinkedHashMap<>();
        Map<String, Double> wall = new LinkedHashMap<>();
        for (var result : results) {
            var method = result.getPrimaryResult().getLabel();
            wall.put(method, result.getPrimaryResult().getScore());
            var cpu = Objects.requireNonNull(result.getSecondaryResults().get(CpuProfiler.LABEL), CpuProfiler.LABEL);
            scores.put(method, cpu.getScore());
        }
        BENCHMARKS.forEach((method, shape) -> {
            boolean day = shape.unit().startsWith("ms");
            double value = scores.getOrDefault(method, NONE) / (day ? 1e6 : 1);
            figures.add(new Figure(shape.group(), shape.name(), value, shape.unit(), shape.target()));
        });
        double speedUp = wall.getOrDefault("cSixteenPoliciesOneThread", NONE)
                / wall.getOrDefault("cSixteenPoliciesTwoThreads", NONE);
        figures.add(new Figure(
                STEADY,
                "C, 16 policies: wall time of one thread over that of two (promised: at least 1.7)",
                speedUp,
                "times",
                NONE));
    }

    private static Map<String, Figure> benchmarks() {
        Map<String, Figure> shapes = new LinkedHashMap<>();
        put(shapes, "a", "A", 30);
        put(shapes, "aGeneric", "A, event loop", 120);
        put(shapes, "bRoundRobin", "B, round robin", 20);
        put(shapes, "bLeastOutstanding", "B, least outstanding", 65);
        put(shapes, "bProcessorSharing", "B, processor sharing", 110);
        put(shapes, "bGeneric", "B, event loop", 160);
        put(shapes, "cRoundRobin", "C, round robin", NONE);
        put(shapes, "cLeastOutstanding", "C, least outstanding", NONE);
        put(shapes, "cEightPoliciesRoundRobin", "C, 8 policies, round robin", 20);
        put(shapes, "cEightPoliciesLeastOutstanding", "C, 8 policies, least outstanding", 55);
        put(shapes, "cSixteenPoliciesOneThread", "C, 16 policies, one thread", NONE);
        put(shapes, "cSixteenPoliciesTwoThreads", "C, 16 policies, two threads", NONE);
        var group = "Fluid, steady state (JMH), CPU time";
        shapes.put("fluidDay", new Figure(group, "C, a simulated day", 0, "ms", 6));
        shapes.put(
                "fluidDayOfAMillionPerSecond",
                new Figure(group, "a day of up to a million requests a second", 0, "ms", 66));
        return shapes;
    }

    private static void put(Map<String, Figure> shapes, String method, String name, double target) {
        shapes.put(method, new Figure(STEADY, name, 0, "ns", target));
    }

    private void peers() throws IOException, InterruptedException {
        var target = home.resolve("jmh/peers/target");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = target + "/dryscale-peers-0.1.0-SNAPSHOT.jar:" + target + "/lib/*";
        var output = target.resolve("peers.tsv");
        var process = new ProcessBuilder(java, "-cp", classPath, "dev.dryscale.peers.PeerRun")
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor();
        for (var line : Files.readAllLines(output)) {
            var fields = line.split("\t", 3);
            if (fields.length == 3) {
                var name = "A, " + fields[0] + " (mean wait " + fields[2] + ", theory 0.2046)";
                figures.add(new Figure("Peers, work A, per request", name, Double.parseDouble(fields[1]), "ns", NONE));
            }
        }
    }
}

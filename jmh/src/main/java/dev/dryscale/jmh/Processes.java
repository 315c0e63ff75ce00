package dev.dryscale.jmh;

import dev.dryscale.jmh.Figure.Promise;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The command as users start it, from start to exit, and beside it in turns the hand-written loop where it is at hand. */
final class Processes {

    private static final int FEW = 2;
    private static final int MANY = 22;

    private final Path home;
    private final Path folder;
    private final int times;
    private final @Nullable String loop;
    private final List<Figure> figures = new ArrayList<>();

    /** @param loop the class path of the hand-written loop; null without one */
    Processes(Path home, int times, @Nullable String loop) {
        this.home = home;
        this.folder = home.resolve("jmh/target/measure");
        this.times = times;
        this.loop = loop;
    }

    List<Figure> measure() throws IOException, InterruptedException {
        day("round robin", "rr", "day-95m", 1.35);
        day("least outstanding", "lor", "day-95m-lor", 1.2);
        small();
        memory();
        return figures;
    }

    private void day(String routing, String mode, String scenario, double ratio)
            throws IOException, InterruptedException {
        var ours = new ArrayList<WholeProcess>();
        var theirs = new ArrayList<WholeProcess>();
        var hand = handWritten(mode);
        for (int i = 0; i < times; i++) {
            if (hand != null) {
                theirs.add(WholeProcess.onOneCore(hand, home));
            }
            ours.add(WholeProcess.onOneCore(dryscale("run", scenario), home));
        }
        var group = "Work C as a whole process on one core, start to exit, median of " + times;
        var name = "95 million requests, " + routing;
        figures.add(new Figure(group, name, median(ours, WholeProcess::cpuSeconds), "s CPU", Promise.NONE));
        figures.add(new Figure(group, name, median(ours, WholeProcess::wallSeconds), "s", Promise.NONE));
        figures.add(new Figure(group, name, median(ours, WholeProcess::megabytes), "MB RSS", Promise.atMost(100)));
        if (hand != null) {
            var other = name + ", hand-written loop";
            figures.add(new Figure(group, other, median(theirs, WholeProcess::cpuSeconds), "s CPU", Promise.NONE));
            figures.add(new Figure(group, other, median(theirs, WholeProcess::wallSeconds), "s", Promise.NONE));
            var ratios = new ArrayList<Double>();
            for (int i = 0; i < times; i++) {
                ratios.add(ours.get(i).cpuSeconds() / theirs.get(i).cpuSeconds());
            }
            figures.add(new Figure(
                    group, name + ", ratio run by run", medianOf(ratios), "of CPU time", Promise.atMost(ratio)));
        }
    }

    private @Nullable List<String> handWritten(String mode) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return loop == null ? null : List.of(java, "-XX:+UseSerialGC", "-cp", loop, "Lim", "C", mode, "1", "1");
    }

    private void small() throws IOException, InterruptedException {
        var group = "Small and fluid runs as whole processes, start to exit, median of " + times;
        for (var scenario : List.of("tiny", "million", "fluid-30-days")) {
            var runs = new ArrayList<WholeProcess>();
            for (int i = 0; i < times; i++) {
                runs.add(WholeProcess.of(dryscale("run", scenario), home));
            }
            var name = switch (scenario) {
                case "tiny" -> "a thousand requests: start, reading, writing";
                case "million" -> "a million requests";
                default -> "fluid, 30 days at a million requests a second";
            };
            double limit = scenario.equals("million") ? 0.4 : scenario.equals("tiny") ? Double.NaN : 2;
            figures.add(new Figure(group, name, median(runs, WholeProcess::wallSeconds), "s", Promise.atMost(limit)));
            figures.add(new Figure(group, name, median(runs, WholeProcess::cpuSeconds), "s CPU", Promise.NONE));
        }
    }

    /** What more replications keep after each other, and what one more at the same time needs. */
    private void memory() throws IOException, InterruptedException {
        double few = replications(FEW, 1);
        double many = replications(MANY, 1);
        double both = replications(MANY, 2);
        var group = "Memory of replications, resident";
        figures.add(
                new Figure(group, "one more, after the others", (many - few) / (MANY - FEW), "MB", Promise.atMost(20)));
        figures.add(new Figure(
                group, "one more at the same time, on a second core", both - many, "MB", Promise.atMost(20)));
    }

    private double replications(int replications, int threads) throws IOException, InterruptedException {
        var command = new ArrayList<>(dryscale("run", "million"));
        command.addAll(List.of("--replications", String.valueOf(replications), "--threads", String.valueOf(threads)));
        var runs = new ArrayList<WholeProcess>();
        for (int i = 0; i < 3; i++) {
            runs.add(WholeProcess.of(command, home));
        }
        return median(runs, WholeProcess::megabytes);
    }

    private List<String> dryscale(String command, String scenario) {
        return List.of(
                home.resolve("dryscale").toString(),
                command,
                folder.resolve(scenario + ".yaml").toString(),
                "--no-report",
                "-o",
                "json",
                "--out",
                folder.resolve("out").toString());
    }

    private static double median(List<WholeProcess> runs, ToDoubleFunction<WholeProcess> figure) {
        return medianOf(runs.stream().mapToDouble(figure).boxed().toList());
    }

    private static double medianOf(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}

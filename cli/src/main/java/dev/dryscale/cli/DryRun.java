package dev.dryscale.cli;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.Comparison;
import dev.dryscale.experiment.ComparisonPlan;
import dev.dryscale.experiment.Comparisons;
import dev.dryscale.experiment.TraceComparison;
import dev.dryscale.experiment.TraceComparisons;
import dev.dryscale.experiment.TracePlan;
import dev.dryscale.report.ReportFolder;
import dev.dryscale.report.ReportFormat;
import dev.dryscale.report.ReportOptions;
import dev.dryscale.report.TableReport;
import dev.dryscale.scenario.file.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** The work behind {@code run} and {@code compare}: simulate, print, write the report folder. */
final class DryRun {

    private static final String REPORTS_FOLDER = "dryscale-out";
    private static final String PAGE = "report.html";

    /** With a half-width, which usually ends the work much earlier. */
    private static final int MOST_REPLICATIONS = 100;

    private final Main main;
    private final Terminal terminal;
    private final ScenarioInput input;
    private final SimulationOptions options;

    DryRun(Main main, ScenarioInput input, SimulationOptions options) {
        this.main = main;
        this.terminal = main.terminal();
        this.input = input;
        this.options = options;
    }

    /**
     * Simulates the candidates that {@code all} takes from the scenario, or those that {@code --policy} names.
     *
     * @param replications how often, where {@code --replications} does not say
     */
    int call(ScenarioFile file, Function<ScenarioFile, List<Candidate>> all, ToIntFunction<ScenarioFile> replications)
            throws IOException {
        var candidates = input.policies().isEmpty() ? all.apply(file) : input.chosen(file.candidates());
        checkOut(out(file.scenario().name()));
        var plan = plan(file, candidates, replications.applyAsInt(file));
        var comparison = simulate(plan);
        print(plan, comparison);
        write(comparison, out(comparison.scenarioName()));
        return comparison.gatesHeld() ? ExitCode.DONE : ExitCode.GATE_MISSED;
    }

    /** Compares on each of several traces, and on all of them together. */
    int call(List<TrafficTrace> traces) throws IOException {
        var scenario = traces.get(0).file().scenario().name();
        checkOut(out(scenario));
        for (var trace : traces) {
            checkOut(out(scenario).resolve(trace.name()));
        }
        var plan = new TracePlan(traces.stream()
                .map(trace -> new TracePlan.Trace(
                        trace.name(),
                        plan(
                                trace.file(),
                                input.chosen(trace.file().candidates()),
                                trace.file().replications())))
                .toList());
        var comparison = simulate(plan);
        print(comparison);
        ReportFolder.write(comparison, terminal.resolve(out(scenario)));
        for (var trace : comparison.traces()) {
            write(trace.comparison(), out(scenario).resolve(trace.name()));
        }
        return comparison.gatesHeld() ? ExitCode.DONE : ExitCode.GATE_MISSED;
    }

    private ComparisonPlan plan(ScenarioFile file, List<Candidate> candidates, int unlessStated) {
        long seed = input.seed(file);
        double halfWidth = options.halfWidth(input);
        int unlessTyped = halfWidth > 0 ? MOST_REPLICATIONS : unlessStated;
        int replications = options.replications() == null ? unlessTyped : options.replications();
        return new ComparisonPlan(
                file.scenario(),
                candidates,
                file.gates(),
                seed,
                replications,
                halfWidth,
                options.threads(),
                Version.current(),
                file.inputs(),
                file.trafficSummary(),
                ScenarioInput.sentences(file),
                reproduce(seed, replications));
    }

    private String reproduce(long seed, int replications) {
        var line = input.reproduce()
                .add("--seed", Long.toString(seed))
                .add("--replications", Integer.toString(replications));
        if (options.halfWidthText() != null) {
            line.add("--half-width", options.halfWidthText());
        }
        return input.finish(line);
    }

    private Comparison simulate(ComparisonPlan plan) {
        main.interruption().watch();
        try (var progress = new TerminalProgress(terminal, input.command(), main.interruption())) {
            return Comparisons.run(plan, progress);
        }
    }

    private TraceComparison simulate(TracePlan plan) {
        main.interruption().watch();
        try (var progress = new TerminalProgress(terminal, input.command(), main.interruption())) {
            return TraceComparisons.run(plan, progress);
        }
    }

    /** Data to stdout; what the run itself warned of to stderr, where the reader's warnings went before. */
    private void print(ComparisonPlan plan, Comparison comparison) throws IOException {
        comparison.warnings().stream()
                .filter(warning -> !plan.warnings().contains(warning))
                .forEach(warning -> terminal.say("warning: " + warning));
        if (options.format() == ReportFormat.TABLE) {
            terminal.out()
                    .print(TableReport.render(withoutWarnings(comparison), terminal.colour(), terminal.columns()));
        } else {
            options.format().writer().write(comparison, terminal.out());
        }
        terminal.out().flush();
    }

    private void print(TraceComparison comparison) throws IOException {
        if (options.format() == ReportFormat.TABLE) {
            terminal.out().print(TableReport.render(comparison, terminal.colour(), terminal.columns()));
        } else {
            options.format().writer().write(comparison, terminal.out());
        }
        terminal.out().flush();
    }

    /** For a person's eyes: the warnings stand on stderr already. */
    private static Comparison withoutWarnings(Comparison comparison) {
        return new Comparison(
                comparison.scenarioName(),
                comparison.version(),
                comparison.seed(),
                comparison.replications(),
                comparison.results(),
                comparison.verdict(),
                comparison.inputs(),
                comparison.trafficSummary(),
                List.of(),
                comparison.reproduce(),
                comparison.slo());
    }

    private Path out(String scenarioName) {
        return options.out() == null ? Path.of(REPORTS_FOLDER, scenarioName) : options.out();
    }

    private void checkOut(Path named) throws IOException {
        var folder = terminal.resolve(named);
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Failure(named + ": must be a folder, was a file");
        }
        ReportFolder.probe(folder);
    }

    private void write(Comparison comparison, Path named) throws IOException {
        var reportOptions = options.pages()
                ? ReportOptions.complete(notice -> terminal.say("notice: " + notice))
                : ReportOptions.dataOnly();
        var files = ReportFolder.write(comparison, terminal.resolve(named), reportOptions);
        boolean page = files.stream().anyMatch(file -> file.endsWith(PAGE));
        terminal.say(page ? "report: " + named.resolve(PAGE) : "data: " + named.resolve("result.json"));
    }
}

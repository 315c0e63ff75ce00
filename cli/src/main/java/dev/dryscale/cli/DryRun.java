package dev.dryscale.cli;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.Comparison;
import dev.dryscale.experiment.ComparisonPlan;
import dev.dryscale.experiment.Comparisons;
import dev.dryscale.report.ReportFolder;
import dev.dryscale.report.ReportFormat;
import dev.dryscale.report.ReportOptions;
import dev.dryscale.report.TableReport;
import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.file.ScenarioFile;
import dev.dryscale.scenario.file.ScenarioReader;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** The work behind {@code run} and {@code compare}: read, simulate, print, write the report folder. */
final class DryRun {

    private static final String REPORTS_FOLDER = "dryscale-out";
    private static final String PAGE = "report.html";

    /** With a half-width, which usually ends the work much earlier. */
    private static final int MOST_REPLICATIONS = 100;

    private final Main main;
    private final Terminal terminal;
    private final SimulationOptions options;

    DryRun(Main main, SimulationOptions options) {
        this.main = main;
        this.terminal = main.terminal();
        this.options = options;
    }

    /**
     * Simulates the candidates that {@code all} takes from the scenario, or those that {@code --policy} names.
     *
     * @param replications how often, where {@code --replications} does not say
     */
    int call(Function<ScenarioFile, List<Candidate>> all, ToIntFunction<ScenarioFile> replications) throws IOException {
        options.check();
        options.files().loadPlugins(terminal);
        var file = read();
        Errors.tell(file.warnings(), terminal);
        var candidates = options.policies().isEmpty() ? all.apply(file) : named(file);
        checkOut(file.scenario().name());
        var plan = plan(file, candidates, replications.applyAsInt(file));
        var comparison = simulate(plan);
        print(plan, comparison);
        write(comparison);
        return comparison.gatesHeld() ? ExitCode.DONE : ExitCode.GATE_MISSED;
    }

    private ScenarioFile read() {
        var traffic = options.traffic() == null ? null : terminal.resolve(options.traffic());
        var scenarioOptions = new ScenarioOptions(
                options.files().allowed(terminal), traffic, false, new TreeMap<>(options.knobs()), options.fidelity());
        return ScenarioReader.read(ScenarioArgument.locate(options.scenario(), terminal), scenarioOptions);
    }

    private List<Candidate> named(ScenarioFile file) {
        var known = file.candidates().stream().map(Candidate::name).toList();
        for (var name : options.policies()) {
            if (!known.contains(name)) {
                throw options.wrong(options.scenario() + ": " + Errors.unknown("policy", name, known));
            }
        }
        return file.candidates().stream()
                .filter(candidate -> options.policies().contains(candidate.name()))
                .toList();
    }

    private ComparisonPlan plan(ScenarioFile file, List<Candidate> candidates, int unlessStated) {
        long seed = options.seed() == null ? file.seed() : options.seed();
        int unlessTyped = options.halfWidth() > 0 ? MOST_REPLICATIONS : unlessStated;
        int replications = options.replications() == null ? unlessTyped : options.replications();
        return new ComparisonPlan(
                file.scenario(),
                candidates,
                file.gates(),
                seed,
                replications,
                options.halfWidth(),
                options.threads(),
                Version.current(),
                file.inputs(),
                file.trafficSummary(),
                file.warnings().stream().map(Problem::sentence).distinct().toList(),
                ReproduceLine.of(options, seed, replications));
    }

    private Comparison simulate(ComparisonPlan plan) {
        main.interruption().watch();
        try (var progress = new TerminalProgress(terminal, options.command(), main.interruption())) {
            return Comparisons.run(plan, progress);
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

    private void checkOut(String scenarioName) throws IOException {
        var folder = terminal.resolve(out(scenarioName));
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Failure(out(scenarioName) + ": must be a folder, was a file");
        }
        ReportFolder.probe(folder);
    }

    private void write(Comparison comparison) throws IOException {
        var named = out(comparison.scenarioName());
        var reportOptions = options.pages()
                ? ReportOptions.complete(notice -> terminal.say("notice: " + notice))
                : ReportOptions.dataOnly();
        var files = ReportFolder.write(comparison, terminal.resolve(named), reportOptions);
        boolean page = files.stream().anyMatch(file -> file.endsWith(PAGE));
        terminal.say(page ? "report: " + named.resolve(PAGE) : "data: " + named.resolve("result.json"));
    }
}

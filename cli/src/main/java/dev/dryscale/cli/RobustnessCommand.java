package dev.dryscale.cli;

import dev.dryscale.experiment.LocalSweep;
import dev.dryscale.experiment.robustness.PerturbationCatalog;
import dev.dryscale.experiment.robustness.Robustness;
import dev.dryscale.experiment.robustness.RobustnessPlan;
import dev.dryscale.experiment.robustness.RobustnessReport;
import dev.dryscale.report.ReportFolder;
import dev.dryscale.report.RobustnessFolder;
import dev.dryscale.report.RobustnessFormat;
import dev.dryscale.report.RobustnessText;
import dev.dryscale.scenario.file.ScenarioFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code dryscale robustness}: where policies break their gates when the world is worse than the scenario says. */
@Command(
        name = "robustness",
        description = "Make the world worse, one thing at a time, and show where each policy breaks its gates.",
        footer = {"", "Example: dryscale robustness seed-blog --threshold 'p99<1s'"})
final class RobustnessCommand implements Callable<Integer> {

    private static final int MOST_REPLICATIONS = 10_000;
    private static final int MOST_THREADS = 1_024;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Main main;

    @Mixin
    private ScenarioInput input = new ScenarioInput();

    @Mixin
    private Thresholds thresholds = new Thresholds();

    @Option(
            names = "--only",
            paramLabel = "WORD",
            split = ",",
            completionCandidates = PerturbationWords.class,
            description = "Only this; may be given again: ${COMPLETION-CANDIDATES}.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--replications",
            paramLabel = "N",
            description = "Runs per policy and world; the scenario's own without it.")
    private @Nullable Integer replications;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "At most so many runs at once; results do not depend on it.")
    private @Nullable Integer threads;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Folder of the page, the picture and the data; dryscale-out/<scenario>-robustness without it.")
    private @Nullable Path out;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            completionCandidates = FormatWords.class,
            description = "What goes to standard output: ${COMPLETION-CANDIDATES}.")
    private RobustnessFormat format = RobustnessFormat.TABLE;

    @Override
    public Integer call() throws IOException {
        input.check();
        input.range("--replications", replications, 1, MOST_REPLICATIONS);
        input.range("--threads", threads, 1, MOST_THREADS);
        var perturbations = perturbations();
        var terminal = main.terminal();
        input.files().loadPlugins(terminal);
        var file = input.one(terminal);
        var plan = plan(file, perturbations);
        var named = out == null ? Path.of("dryscale-out", file.scenario().name() + "-robustness") : out;
        ReportFolder.probe(terminal.resolve(named));
        var report = run(plan);
        if (format == RobustnessFormat.TABLE) {
            terminal.out().print(RobustnessText.render(report, terminal.colour()));
        } else {
            format.writer().write(report, terminal.out());
        }
        terminal.out().flush();
        RobustnessFolder.write(report, terminal.resolve(named));
        terminal.say("report: " + named.resolve("robustness.html"));
        return report.gatesHeld() ? ExitCode.DONE : ExitCode.GATE_MISSED;
    }

    private List<PerturbationCatalog> perturbations() {
        var known = Arrays.stream(PerturbationCatalog.values())
                .map(PerturbationCatalog::word)
                .toList();
        for (var word : only) {
            if (!known.contains(word)) {
                throw input.wrong(Errors.unknown("perturbation", word, known));
            }
        }
        return Arrays.stream(PerturbationCatalog.values())
                .filter(line -> only.isEmpty() || only.contains(line.word()))
                .toList();
    }

    private RobustnessPlan plan(ScenarioFile file, List<PerturbationCatalog> perturbations) {
        var policies = input.chosen(file.candidates().stream()
                .filter(candidate -> !candidate.reference())
                .toList());
        long seed = input.seed(file);
        int runs = replications == null ? file.replications() : replications;
        return new RobustnessPlan(
                file.scenario(),
                policies,
                thresholds.atLeastOne(thresholds.with(file, input), input),
                perturbations,
                seed,
                runs,
                Version.current(),
                file.inputs(),
                file.trafficSummary(),
                ScenarioInput.sentences(file),
                reproduce(seed, runs));
    }

    private String reproduce(long seed, int runs) {
        var line = input.reproduce();
        thresholds.typed().forEach(text -> line.add("--threshold", text));
        only.forEach(word -> line.add("--only", word));
        line.add("--seed", Long.toString(seed)).add("--replications", Integer.toString(runs));
        return input.finish(line);
    }

    private RobustnessReport run(RobustnessPlan plan) {
        main.interruption().watch();
        int most = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        try (var progress = new TerminalProgress(main.terminal(), input.command(), main.interruption())) {
            return Robustness.run(plan, new LocalSweep(most), progress);
        }
    }

    /** The words of {@code --only}, for help and completion. */
    static final class PerturbationWords implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(PerturbationCatalog.values())
                    .map(PerturbationCatalog::word)
                    .iterator();
        }
    }

    /** The words of {@code -o}, for help and completion. */
    static final class FormatWords implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Words.all(RobustnessFormat.class).typed().iterator();
        }
    }
}

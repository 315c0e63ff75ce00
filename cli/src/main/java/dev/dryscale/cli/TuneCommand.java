package dev.dryscale.cli;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.Comparison;
import dev.dryscale.experiment.Comparisons;
import dev.dryscale.experiment.LocalSweep;
import dev.dryscale.experiment.Progress;
import dev.dryscale.experiment.SweepRun;
import dev.dryscale.experiment.tuning.Trial;
import dev.dryscale.experiment.tuning.Tuning;
import dev.dryscale.experiment.tuning.TuningReport;
import dev.dryscale.experiment.tuning.TuningResult;
import dev.dryscale.experiment.tuning.Window;
import dev.dryscale.report.ReportFolder;
import dev.dryscale.report.ReportOptions;
import dev.dryscale.report.TuningFolder;
import dev.dryscale.scenario.tuning.CheckpointFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code dryscale tune}: the best policy that a space holds, screened, raced, and confirmed on traffic that was held out. */
@Command(
        name = "tune",
        description = "Search parameters of a policy and its group for the least cost that keeps the gates.",
        footer = {"", "Example: dryscale tune web.yaml --space space.yaml --objective cost --subject-to 'p99<300ms'"})
final class TuneCommand implements Callable<Integer> {

    private static final String REPORTS_FOLDER = "dryscale-out";

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Main main;

    @Mixin
    private TuneOptions options = new TuneOptions();

    @Override
    public Integer call() throws IOException {
        options.check();
        options.files().loadPlugins(main.terminal());
        var order = TuneOrder.read(options, main.terminal());
        var out = out(order);
        var folder = main.terminal().resolve(out);
        ReportFolder.probe(folder);
        try (var checkpoint = checkpoint(out, order)) {
            if (!checkpoint.kept().isEmpty()) {
                main.terminal().say("going on with " + checkpoint.kept().size() + " measurements of the checkpoint");
            }
            var report = search(order, checkpoint);
            print(report);
            write(order, report, out);
            return report.confirmed().stream().allMatch(TuneCommand::keepsGates) ? ExitCode.DONE : ExitCode.GATE_MISSED;
        }
    }

    /** Whether the tuned policies keep the gates; what the present one does is no news. */
    private static boolean keepsGates(Comparison comparison) {
        return comparison.results().stream()
                .skip(1)
                .flatMap(result -> result.gates().stream())
                .allMatch(gate -> gate.held());
    }

    private Path out(TuneOrder order) {
        var stated = options.out();
        return stated == null ? Path.of(REPORTS_FOLDER, order.scenario().name() + "-tuned") : stated;
    }

    private CheckpointFile checkpoint(Path out, TuneOrder order) throws IOException {
        var stated = options.checkpoint();
        var named = stated == null ? out.resolveSibling(out.getFileName() + ".checkpoint") : stated;
        var file = main.terminal().resolve(named).toAbsolutePath();
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        if (options.fresh()) {
            Files.deleteIfExists(file);
        }
        return CheckpointFile.open(file, named.toString(), order.dependsOn());
    }

    private TuningReport search(TuneOrder order, CheckpointFile checkpoint) {
        main.interruption().watch();
        try (var progress = new TerminalProgress(main.terminal(), "tune", main.interruption())) {
            var searching = order.plan();
            var result = Tuning.run(searching, new LocalSweep(options.threads()), checkpoint, part(progress, 0, 0.85));
            var confirmed = List.<Comparison>of();
            var winner = result.winner();
            if (winner != null && winner.number() > 0) {
                try {
                    confirmed = confirm(order, winner, result.applicableWinner(), part(progress, 0.85, 1));
                } catch (CancellationException e) {
                    confirmed = List.of(); // the report says that nothing is confirmed
                }
            }
            return order.report(result, confirmed);
        }
    }

    private static Progress part(Progress whole, double from, double to) {
        return new Progress() {
            @Override
            public void report(double fraction, String doing) {
                whole.report(from + (to - from) * fraction, doing);
            }

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }
        };
    }

    private List<Comparison> confirm(TuneOrder order, Trial winner, @Nullable Trial applicable, Progress progress) {
        var confirmed = new ArrayList<Comparison>();
        for (var window : order.plan().split().test()) {
            var candidates = new ArrayList<Candidate>();
            candidates.add(candidate(order, order.plan().policy(), Map.of(), window));
            candidates.add(candidate(order, TuningReport.TUNED, winner.changes(), window));
            if (applicable != null && applicable.number() > 0 && applicable.number() != winner.number()) {
                candidates.add(candidate(order, TuningReport.TUNED_APPLICABLE, applicable.changes(), window));
            }
            confirmed.add(Comparisons.run(order.confirmation(window, candidates), progress));
        }
        return confirmed;
    }

    private static Candidate candidate(TuneOrder order, String name, Map<String, String> changes, Window window) {
        var plan = order.plan();
        var run = new SweepRun(
                plan.policy(),
                new TreeMap<>(changes),
                window.word(),
                plan.racing(),
                plan.split().testSeed(),
                0);
        var candidate = plan.models().candidate(run);
        return new Candidate(name, candidate.policies(), candidate.origin(), candidate.fleet());
    }

    private void print(TuningReport report) throws IOException {
        var out = main.terminal().out();
        switch (options.format()) {
            case TABLE -> out.print(TuningFolder.terminal(report));
            case MARKDOWN -> out.print(TuningFolder.markdown(report));
            case JSON -> TuningFolder.json(report, out);
        }
        out.flush();
    }

    private void write(TuneOrder order, TuningReport report, Path out) throws IOException {
        var folder = main.terminal().resolve(out);
        // Whoever interrupts waits for the end: nothing is drawn then.
        boolean pages = options.pages() && !main.interruption().requested();
        var reportOptions = pages
                ? ReportOptions.complete(notice -> main.terminal().say("notice: " + notice))
                : ReportOptions.dataOnly();
        TuningFolder.write(report, policies(order, report.result()), folder, reportOptions);
        for (int i = 0; i < report.confirmed().size(); i++) {
            var name = i == 0 ? "held-out" : "held-out-" + (i + 1);
            ReportFolder.write(report.confirmed().get(i), folder.resolve(name), reportOptions);
        }
        main.terminal().say("report: " + out.resolve(pages ? "report.html" : "result.json"));
    }

    private static Map<String, String> policies(TuneOrder order, TuningResult result) {
        var policies = new TreeMap<String, String>();
        var winner = result.winner();
        var applicable = result.applicableWinner();
        if (winner != null) {
            policies.put(TuningReport.TUNED + "-policy.json", order.policyJson(winner.changes()));
        }
        if (applicable != null) {
            policies.put(TuningReport.TUNED_APPLICABLE + "-policy.json", order.policyJson(applicable.changes()));
        }
        return policies;
    }
}

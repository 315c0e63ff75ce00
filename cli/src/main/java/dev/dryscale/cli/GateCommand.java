package dev.dryscale.cli;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.ComparisonPlan;
import dev.dryscale.experiment.Gate;
import dev.dryscale.experiment.GatePlan;
import dev.dryscale.experiment.GateReport;
import dev.dryscale.experiment.Gates;
import dev.dryscale.experiment.Measure;
import dev.dryscale.experiment.StoredBaseline;
import dev.dryscale.report.BaselineJson;
import dev.dryscale.scenario.file.BaselineFile;
import dev.dryscale.scenario.file.PolicyFile;
import dev.dryscale.scenario.file.ScenarioFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;

/** {@code dryscale gate}: a regression test for policies. */
@Command(
        name = "gate",
        description = "Hold policies against gates, with as many replications as it takes to be sure.",
        footer = {"", "Example: dryscale gate seed-blog --threshold 'p99<1s' -o junit"})
final class GateCommand implements Callable<Integer> {

    private static final int MOST_REPLICATIONS = 1_000;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Main main;

    @Mixin
    private ScenarioInput input = new ScenarioInput();

    @Option(
            names = "--replications",
            paramLabel = "N",
            description = "The most runs per policy; ${DEFAULT-VALUE} without it.")
    private int replications = MOST_REPLICATIONS;

    @Mixin
    private Thresholds thresholds = new Thresholds();

    @Mixin
    private GateOptions options = new GateOptions();

    @Override
    public Integer call() throws IOException {
        check();
        input.files().loadPlugins(main.terminal());
        var traces = input.all(main.terminal());
        if (options.writeBaseline() != null) {
            return store(options.writeBaseline(), one(traces).file());
        }
        var reports = new ArrayList<GateReport>();
        for (var trace : traces) {
            var report = judge(trace.file());
            reports.add(traces.size() == 1 ? report : report.on(trace.name()));
        }
        var report = GateReport.joined(reports);
        options.format().writer().write(report, main.terminal().out());
        main.terminal().out().flush();
        return report.passes() ? ExitCode.DONE : ExitCode.GATE_MISSED;
    }

    /** A baseline is of one traffic. */
    private TrafficTrace one(List<TrafficTrace> traces) {
        if (traces.size() > 1) {
            throw input.wrong("a baseline is of one traffic: choose one with --trace");
        }
        return traces.get(0);
    }

    private GateReport judge(ScenarioFile file) {
        var candidates = candidates(file);
        var stored = options.baseline() == null ? null : stored(options.baseline(), file, candidates);
        var plan = new GatePlan(
                plan(file, candidates, gates(file, stored), replications),
                judged(candidates),
                stored == null ? Map.of() : stored.values(),
                input.share("--indifference", options.indifference(), "1%"),
                options.closeHolds());
        var report = run(plan);
        report.warnings().stream()
                .filter(warning -> !plan.comparison().warnings().contains(warning))
                .forEach(warning -> main.terminal().say("warning: " + warning));
        return report;
    }

    private GateReport run(GatePlan plan) {
        main.interruption().watch();
        try (var progress = new TerminalProgress(main.terminal(), "gate", main.interruption())) {
            return Gates.run(plan, progress);
        }
    }

    private void check() {
        if ((options.before() == null) != (options.after() == null)) {
            throw wrong("--before and --after go together");
        }
        if (options.before() != null && options.terraform() != null) {
            throw wrong("--before and --terraform exclude each other");
        }
        if (options.address() != null && options.terraform() == null) {
            throw wrong("--address names a resource of a plan: it goes with --terraform");
        }
        if (options.change() && (options.baseline() != null || options.writeBaseline() != null)) {
            throw wrong(
                    "the policy before the change is the baseline: --baseline and --write-baseline do not go with it");
        }
        if (options.change() && !input.policies().isEmpty()) {
            throw wrong("the change replaces the scenario's policies: --policy does not go with it");
        }
        checkNumbers();
    }

    private void checkNumbers() {
        input.check();
        input.range("--replications", replications, 2, 10_000);
        input.share("--indifference", options.indifference(), "1%");
    }

    private List<Candidate> candidates(ScenarioFile file) {
        var before = options.before();
        var after = options.after();
        if (before != null && after != null) {
            return List.of(candidate("before", before, file), candidate("after", after, file));
        }
        var plan = options.terraform();
        if (plan != null) {
            return List.of(planned("before", plan, file), planned("after", plan, file));
        }
        return named(file);
    }

    private Candidate planned(String change, Path typed, ScenarioFile file) {
        var read = PolicyFile.planned(
                main.terminal().resolve(typed),
                options.address(),
                change,
                file.scenario(),
                input.options(main.terminal()));
        return new Candidate(change, read, typed.toString());
    }

    private List<Candidate> named(ScenarioFile file) {
        return input.chosen(file.candidates().stream()
                .filter(candidate -> !candidate.reference())
                .toList());
    }

    private Candidate candidate(String name, Path typed, ScenarioFile file) {
        var read = PolicyFile.read(
                main.terminal().resolve(typed),
                typed.toString(),
                name,
                file.scenario(),
                input.options(main.terminal()));
        return new Candidate(name, read, typed.toString());
    }

    private List<String> judged(List<Candidate> candidates) {
        return options.change()
                ? List.of("after")
                : candidates.stream().map(Candidate::name).toList();
    }

    /** The scenario's gates, those of the command line, and what the baseline tolerates. */
    private List<Gate> gates(ScenarioFile file, @Nullable StoredBaseline stored) {
        var gates = new ArrayList<>(thresholds.with(file, input));
        if (stored != null) {
            gates.addAll(stored.gates());
        }
        return thresholds.atLeastOne(gates, input);
    }

    private StoredBaseline stored(Path typed, ScenarioFile file, List<Candidate> candidates) {
        var stored = BaselineFile.read(main.terminal().resolve(typed), typed.toString());
        var names = candidates.stream().map(Candidate::name).toList();
        var mismatch = stored.mismatch(Version.current(), file.scenario(), BaselineFile.traces(file), names);
        if (mismatch != null) {
            throw new Failure(typed + ": " + mismatch + "; if that is meant, store it anew with: dryscale gate "
                    + ReproduceLine.quoted(ReproduceLine.path(input.scenario())) + " --write-baseline "
                    + ReproduceLine.quoted(ReproduceLine.path(typed)));
        }
        return stored;
    }

    /** With as many replications as {@code compare} would take, whose means are what later runs are held against. */
    private int store(Path typed, ScenarioFile file) throws IOException {
        var candidates = candidates(file);
        int runs = Math.max(2, Math.min(replications, file.replications()));
        var any = new Gate("cost >= 0", Measure.COST, Gate.Operator.AT_LEAST, 0, false);
        var plan = new GatePlan(plan(file, candidates, List.of(any), runs), judged(candidates), Map.of(), 0, true);
        try (var progress = new TerminalProgress(main.terminal(), "gate", main.interruption())) {
            var report = Gates.run(plan, progress);
            var baseline = StoredBaseline.of(report, file.scenario(), BaselineFile.traces(file));
            var bytes = new ByteArrayOutputStream();
            BaselineJson.write(baseline, bytes);
            AtomicFile.write(main.terminal().resolve(typed), bytes.toString(StandardCharsets.UTF_8));
            main.terminal().say("baseline: " + typed);
            return ExitCode.DONE;
        }
    }

    private ComparisonPlan plan(ScenarioFile file, List<Candidate> candidates, List<Gate> gates, int most) {
        long root = input.seed(file);
        return new ComparisonPlan(
                file.scenario(),
                candidates,
                gates,
                root,
                most,
                Runtime.getRuntime().availableProcessors(),
                Version.current(),
                file.inputs(),
                file.trafficSummary(),
                ScenarioInput.sentences(file),
                reproduce(root));
    }

    private String reproduce(long root) {
        var line = input.reproduce();
        thresholds.typed().forEach(text -> line.add("--threshold", text));
        add(line, "--baseline", options.baseline());
        add(line, "--before", options.before());
        add(line, "--after", options.after());
        add(line, "--terraform", options.terraform());
        if (options.address() != null) {
            line.add("--address", options.address());
        }
        line.add("--seed", Long.toString(root));
        if (replications != MOST_REPLICATIONS) {
            line.add("--replications", Integer.toString(replications));
        }
        line.add("--indifference", options.indifference());
        if (!options.closeHolds()) {
            line.add("--when-close", "fail");
        }
        return input.finish(line);
    }

    private static void add(ReproduceLine line, String option, @Nullable Path path) {
        if (path != null) {
            line.add(option, path);
        }
    }

    private ParameterException wrong(String message) {
        return input.wrong(message);
    }
}

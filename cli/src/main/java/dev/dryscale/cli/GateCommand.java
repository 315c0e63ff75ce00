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
import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.file.BaselineFile;
import dev.dryscale.scenario.file.PolicyFile;
import dev.dryscale.scenario.file.ScenarioFile;
import dev.dryscale.scenario.file.ScenarioReader;
import dev.dryscale.scenario.input.ScenarioOptions;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code dryscale gate}: a regression test for policies. */
@Command(
        name = "gate",
        description = "Hold policies against gates, with as many replications as it takes to be sure.",
        footer = {"", "Example: dryscale gate seed-blog --threshold 'p99<1s' -o junit"})
final class GateCommand implements Callable<Integer> {

    private static final int MOST_REPLICATIONS = 100;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Main main;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "A scenario file, or the name of a library scenario.")
    @SuppressWarnings("NullAway.Init") // required
    private Path scenario;

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            split = ",",
            description = "Only this policy of the scenario; may be given again.")
    private List<String> policies = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "Root of all randomness; the scenario's own without it.")
    private @Nullable Long seed;

    @Option(
            names = "--replications",
            paramLabel = "N",
            description = "The most runs per policy; ${DEFAULT-VALUE} without it.")
    private int replications = MOST_REPLICATIONS;

    @Mixin
    private GateOptions options = new GateOptions();

    @Mixin
    private FileOptions reading = new FileOptions();

    @Override
    public Integer call() throws IOException {
        check();
        reading.loadPlugins(main.terminal());
        var scenarioOptions = new ScenarioOptions(reading.allowed(main.terminal()), null, false);
        var file = ScenarioReader.read(ScenarioArgument.locate(scenario, main.terminal()), scenarioOptions);
        Errors.tell(file.warnings(), main.terminal());
        var candidates = candidates(file, scenarioOptions);
        if (options.writeBaseline() != null) {
            return store(options.writeBaseline(), file, candidates);
        }
        var stored = options.baseline() == null ? null : stored(options.baseline(), file, candidates);
        var plan = new GatePlan(
                plan(file, candidates, gates(file, stored), replications),
                judged(candidates),
                stored == null ? Map.of() : stored.values(),
                share(options.indifference()),
                options.closeHolds());
        var report = run(plan);
        report.warnings().stream()
                .filter(warning -> !plan.comparison().warnings().contains(warning))
                .forEach(warning -> main.terminal().say("warning: " + warning));
        options.format().writer().write(report, main.terminal().out());
        main.terminal().out().flush();
        return report.passes() ? ExitCode.DONE : ExitCode.GATE_MISSED;
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
        if (options.change() && !policies.isEmpty()) {
            throw wrong("the change replaces the scenario's policies: --policy does not go with it");
        }
        checkNumbers();
    }

    private void checkNumbers() {
        if (seed != null && seed < 0) {
            throw wrong("--seed must be at least 0, was " + seed);
        }
        if (replications < 2 || replications > 10_000) {
            throw wrong("--replications must be from 2 to 10000, was " + replications);
        }
        share(options.indifference());
    }

    private List<Candidate> candidates(ScenarioFile file, ScenarioOptions scenarioOptions) {
        var before = options.before();
        var after = options.after();
        if (before != null && after != null) {
            return List.of(
                    candidate("before", before, file, scenarioOptions),
                    candidate("after", after, file, scenarioOptions));
        }
        var plan = options.terraform();
        if (plan != null) {
            return List.of(
                    planned("before", plan, file, scenarioOptions), planned("after", plan, file, scenarioOptions));
        }
        return named(file);
    }

    private Candidate planned(String change, Path typed, ScenarioFile file, ScenarioOptions scenarioOptions) {
        var read = PolicyFile.planned(
                main.terminal().resolve(typed), options.address(), change, file.scenario(), scenarioOptions);
        return new Candidate(change, read, typed.toString());
    }

    private List<Candidate> named(ScenarioFile file) {
        var all = file.candidates().stream()
                .filter(candidate -> !candidate.reference())
                .toList();
        var known = all.stream().map(Candidate::name).toList();
        for (var name : policies) {
            if (!known.contains(name)) {
                throw wrong(scenario + ": " + Errors.unknown("policy", name, known));
            }
        }
        return all.stream()
                .filter(candidate -> policies.isEmpty() || policies.contains(candidate.name()))
                .toList();
    }

    private Candidate candidate(String name, Path typed, ScenarioFile file, ScenarioOptions scenarioOptions) {
        var read = PolicyFile.read(
                main.terminal().resolve(typed), typed.toString(), name, file.scenario(), scenarioOptions);
        return new Candidate(name, read, typed.toString());
    }

    private List<String> judged(List<Candidate> candidates) {
        return options.change()
                ? List.of("after")
                : candidates.stream().map(Candidate::name).toList();
    }

    /** The scenario's gates, those of the command line, and what the baseline tolerates. */
    private List<Gate> gates(ScenarioFile file, @Nullable StoredBaseline stored) {
        var gates = new ArrayList<>(file.gates());
        for (var text : options.thresholds()) {
            try {
                var gate = Gate.parse(text);
                var missing = gate.measure().missing(file.scenario());
                if (missing != null) {
                    throw wrong("--threshold " + text + ": " + missing);
                }
                gates.add(gate);
            } catch (IllegalArgumentException e) {
                throw wrong("--threshold " + text + ": " + e.getMessage());
            }
        }
        if (stored != null) {
            gates.addAll(stored.gates());
        }
        if (gates.isEmpty()) {
            throw wrong(scenario + " has no gates: to judge it state some with --threshold 'p99<300ms'");
        }
        return gates;
    }

    private StoredBaseline stored(Path typed, ScenarioFile file, List<Candidate> candidates) {
        var stored = BaselineFile.read(main.terminal().resolve(typed), typed.toString());
        var names = candidates.stream().map(Candidate::name).toList();
        var mismatch = stored.mismatch(Version.current(), file.scenario(), BaselineFile.traces(file), names);
        if (mismatch != null) {
            throw new Failure(typed + ": " + mismatch + "; if that is meant, store it anew with: dryscale gate "
                    + ReproduceLine.quoted(ReproduceLine.path(scenario)) + " --write-baseline "
                    + ReproduceLine.quoted(ReproduceLine.path(typed)));
        }
        return stored;
    }

    /** With as many replications as {@code compare} would take, whose means are what later runs are held against. */
    private int store(Path typed, ScenarioFile file, List<Candidate> candidates) throws IOException {
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
        long root = seed == null ? file.seed() : seed;
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
                file.warnings().stream().map(Problem::sentence).distinct().toList(),
                reproduce(root));
    }

    private String reproduce(long root) {
        var words = new ArrayList<>(List.of("dryscale", "gate", ReproduceLine.path(scenario)));
        policies.forEach(policy -> words.addAll(List.of("--policy", policy)));
        options.thresholds().forEach(text -> words.addAll(List.of("--threshold", text)));
        add(words, "--baseline", options.baseline());
        add(words, "--before", options.before());
        add(words, "--after", options.after());
        add(words, "--terraform", options.terraform());
        if (options.address() != null) {
            words.addAll(List.of("--address", options.address()));
        }
        words.addAll(List.of("--seed", Long.toString(root)));
        if (replications != MOST_REPLICATIONS) {
            words.addAll(List.of("--replications", Integer.toString(replications)));
        }
        words.addAll(List.of("--indifference", options.indifference()));
        if (!options.closeHolds()) {
            words.addAll(List.of("--when-close", "fail"));
        }
        reading.allowPaths().forEach(path -> add(words, "--allow-path", path));
        add(words, "--plugins", reading.plugins());
        return String.join(" ", words.stream().map(ReproduceLine::quoted).toList());
    }

    private static void add(List<String> words, String option, @Nullable Path path) {
        if (path != null) {
            words.addAll(List.of(option, ReproduceLine.path(path)));
        }
    }

    private double share(String text) {
        if (!text.matches("[0-9]{1,2}(\\.[0-9]{1,6})?%")) {
            throw wrong("--indifference must be a percentage below 100, e.g. 1%, was " + text);
        }
        return Double.parseDouble(text.substring(0, text.length() - 1)) / 100;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}

package dev.dryscale.cli;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.Scenario;
import dev.dryscale.experiment.Simulation;
import dev.dryscale.report.Explanation;
import dev.dryscale.scenario.file.ScenarioFile;
import dev.dryscale.scenario.file.ScenarioReader;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
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

/** {@code dryscale explain}: why a policy did or did not scale in one minute. */
@Command(
        name = "explain",
        description =
                "Say why a policy did or did not scale in one minute: datapoints, alarm states, the formula, what held it back.",
        footer = {"", "Example: dryscale explain seed-blog --policy seed --at 19:30Z"})
final class ExplainCommand implements Callable<Integer> {

    private static final long MINUTE = 60_000_000_000L;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Main main;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "A scenario file or the name of a library scenario.")
    @SuppressWarnings("NullAway.Init") // required
    private Path scenario;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            required = true,
            description = "A minute, e.g. 2026-03-01T14:32Z, or 14:32Z where the run has it once; UTC without a zone.")
    @SuppressWarnings("NullAway.Init") // required
    private String at;

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            description = "Which policy; the first of the scenario without it.")
    private @Nullable String policy;

    @Option(names = "--traffic", paramLabel = "FILE", description = "Recorded traffic instead of the scenario's own.")
    private @Nullable Path traffic;

    @Option(names = "--seed", paramLabel = "N", description = "Root of all randomness; the scenario's own without it.")
    private @Nullable Long seed;

    @Option(
            names = "--knob",
            paramLabel = "NAME=VALUE",
            description = "A behaviour that AWS does not document, set otherwise than the profile does.")
    private Map<String, String> knobs = new LinkedHashMap<>();

    @Mixin
    private FileOptions files = new FileOptions();

    @Override
    public Integer call() throws IOException {
        var terminal = main.terminal();
        files.loadPlugins(terminal);
        var options = new ScenarioOptions(
                files.allowed(terminal),
                traffic == null ? null : terminal.resolve(traffic),
                false,
                new TreeMap<>(knobs),
                null);
        var file = ScenarioReader.read(ScenarioArgument.locate(scenario, terminal), options);
        Errors.tell(file.warnings(), terminal);
        var candidate = candidate(file);
        long from = minute(file.scenario());
        var upToThen = until(file.scenario(), from + MINUTE);
        var result = Simulation.run(upToThen, candidate, seed == null ? file.seed() : seed);
        Explanation.of(result, from).forEach(line -> terminal.out().println(line));
        terminal.out().flush();
        return ExitCode.DONE;
    }

    private long minute(Scenario of) {
        try {
            return new MinuteArgument(of.startEpochSecond(), of.horizonNanos()).nanos(at);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--at " + wrong.getMessage());
        }
    }

    private Candidate candidate(ScenarioFile file) {
        var known = file.candidates().stream().map(Candidate::name).toList();
        if (policy != null && !known.contains(policy)) {
            throw new ParameterException(spec.commandLine(), scenario + ": " + Errors.unknown("policy", policy, known));
        }
        return file.candidates().get(policy == null ? 0 : known.indexOf(policy));
    }

    /** What comes after the minute does not matter to it. */
    private static Scenario until(Scenario whole, long horizonNanos) {
        return new Scenario(
                whole.name(),
                whole.startEpochSecond(),
                horizonNanos,
                whole.fidelity(),
                whole.traffic(),
                whole.fleet(),
                whole.slo(),
                whole.prices(),
                whole.keepsTransient());
    }
}

package dev.dryscale.cli;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.file.ResourceCheck;
import dev.dryscale.scenario.file.ScenarioFile;
import dev.dryscale.scenario.file.ScenarioReader;
import dev.dryscale.scenario.iac.ResourceKind;
import dev.dryscale.scenario.iac.SourceForm;
import dev.dryscale.scenario.input.ScenarioOptions;
import dev.dryscale.scenario.trace.ReplayOptions;
import dev.dryscale.scenario.trace.ReplayRequest;
import dev.dryscale.scenario.trace.Replays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code dryscale check}: every mistake in a scenario, a policy or a trace, without a simulation. */
@Command(
        name = "check",
        description = "Say what a file is and everything that is wrong with it; nothing is simulated.",
        footer = {"", "Example: dryscale check --strict scaling_policy.json"})
final class CheckCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Main main;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Scenarios, policies, recorded traffic, or names of library scenarios.")
    @SuppressWarnings("NullAway.Init") // required
    private List<Path> files;

    @Option(names = "--strict", description = "Refuse what AWS would refuse, where otherwise a warning does.")
    private boolean strict;

    @Option(names = "--traffic", paramLabel = "FILE", description = "Recorded traffic instead of the scenario's own.")
    private @Nullable Path traffic;

    @Mixin
    private FileOptions reading = new FileOptions();

    @Override
    public Integer call() throws IOException {
        reading.loadPlugins(main.terminal());
        int code = ExitCode.DONE;
        for (var named : files) {
            try {
                main.terminal().print(named + ": " + verdict(named));
            } catch (ProblemsException mistakes) {
                Errors.tell(mistakes.problems(), main.terminal());
                code = ExitCode.FAILED;
            }
        }
        return code;
    }

    private String verdict(Path named) throws IOException {
        var file = ScenarioArgument.locate(named, main.terminal());
        var kind = Files.exists(file) ? FileKind.of(file) : FileKind.SCENARIO;
        return switch (kind) {
            case TRACE -> trace(file);
            case POLICY -> resources(file);
            case SCENARIO -> describe(document(file));
        };
    }

    private String resources(Path file) throws IOException {
        var checked = ResourceCheck.of(file, new ScenarioOptions(reading.allowed(main.terminal()), null, strict));
        boolean onePolicy = checked.file().form() == SourceForm.CLI_INPUT
                && !checked.file().of(ResourceKind.POLICY).isEmpty();
        if (onePolicy) {
            return policy(document(file));
        }
        Errors.tell(checked.warnings(), main.terminal());
        return checked.summary();
    }

    private static String policy(ScenarioFile around) {
        var group = around.scenario().fleet().group();
        return "policy; run and compare put it into a default scenario ("
                + around.scenario().fleet().instance().type() + ", "
                + group.minSize() + " to " + group.maxSize() + " instances, " + around.trafficSummary()
                + "), which init writes down";
    }

    private ScenarioFile document(Path file) {
        var override = traffic == null ? null : main.terminal().resolve(traffic);
        var options = new ScenarioOptions(reading.allowed(main.terminal()), override, strict);
        var traces = override == null ? ScenarioReader.traces(file, options) : List.<String>of();
        var read = ScenarioReader.read(file, options.withTrace(traces.isEmpty() ? null : traces.get(0)));
        var warnings = new ArrayList<>(read.warnings());
        traces.stream()
                .skip(1)
                .forEach(trace -> warnings.addAll(
                        ScenarioReader.read(file, options.withTrace(trace)).warnings()));
        Errors.tell(warnings, main.terminal());
        return read;
    }

    private static String describe(ScenarioFile file) {
        var names = file.candidates().stream().map(Candidate::name).collect(Collectors.joining(", "));
        return "scenario " + file.scenario().name() + " with "
                + count(file.candidates().size(), "policy", "policies") + " (" + names + "); " + file.trafficSummary();
    }

    private String trace(Path file) {
        var problems = new Problems();
        var replay = Replays.open(ReplayRequest.of(file.toString(), ReplayOptions.DEFAULT), problems);
        problems.throwIfAny();
        Errors.tell(problems.warnings(), main.terminal());
        if (replay == null) {
            throw new IllegalStateException("no trace and no problem: " + file);
        }
        return "recorded traffic; " + replay.summary();
    }

    static String count(int n, String one, String several) {
        return n + " " + (n == 1 ? one : several);
    }
}

package dev.dryscale.cli;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.Scenario;
import dev.dryscale.experiment.Simulation;
import dev.dryscale.report.Explanation;
import dev.dryscale.scenario.file.ScenarioFile;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

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

    @Mixin
    private ScenarioInput input = new ScenarioInput();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            required = true,
            description = "A minute, e.g. 2026-03-01T14:32Z, or 14:32Z where the run has it once; UTC without a zone.")
    @SuppressWarnings("NullAway.Init") // required
    private String at;

    @Override
    public Integer call() throws IOException {
        var terminal = main.terminal();
        if (input.policies().size() > 1) {
            throw input.wrong("explain takes one --policy");
        }
        input.check();
        input.files().loadPlugins(terminal);
        var file = input.one(terminal);
        var candidate = candidate(file);
        long from = minute(file.scenario());
        var upToThen = until(file.scenario(), from + MINUTE);
        var result = Simulation.run(upToThen, candidate, input.seed(file));
        Explanation.of(result, from).forEach(line -> terminal.out().println(line));
        terminal.out().flush();
        return ExitCode.DONE;
    }

    private long minute(Scenario of) {
        try {
            return new MinuteArgument(of.startEpochSecond(), of.horizonNanos()).nanos(at);
        } catch (IllegalArgumentException wrong) {
            throw input.wrong("--at " + wrong.getMessage());
        }
    }

    private Candidate candidate(ScenarioFile file) {
        return input.chosen(file.candidates()).get(0);
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

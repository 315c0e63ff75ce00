package dev.dryscale.cli;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.scenario.file.ScenarioFile;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code dryscale run}: one policy against the scenario's traffic. */
@Command(
        name = "run",
        description = "Simulate one policy: what it costs, how slow it is, what it does when.",
        footer = {"", "Example: dryscale run seed-blog --policy seed"})
final class RunCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Main main;

    @Mixin
    private ScenarioInput input = new ScenarioInput();

    @Mixin
    private SimulationOptions options = new SimulationOptions();

    @Override
    public Integer call() throws IOException {
        if (input.policies().size() > 1) {
            throw input.wrong("run takes one --policy; compare takes several");
        }
        options.check(input);
        input.files().loadPlugins(main.terminal());
        return new DryRun(main, input, options).call(input.one(main.terminal()), this::one, file -> 1);
    }

    private List<Candidate> one(ScenarioFile file) {
        var first = file.candidates().get(0);
        if (input.policies().isEmpty() && file.candidates().size() > 1) {
            main.terminal()
                    .say("running " + first.name() + ", the first of "
                            + file.candidates().size() + " policies; --policy NAME runs another, compare runs all");
        }
        return List.of(first);
    }
}

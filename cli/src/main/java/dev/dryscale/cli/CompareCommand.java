package dev.dryscale.cli;

import dev.dryscale.scenario.file.ScenarioFile;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code dryscale compare}: all policies of a scenario on the same random streams. */
@Command(
        name = "compare",
        description = "Simulate every policy on the same traffic and say which one to take, and how sure that is.",
        footer = {"", "Example: dryscale compare seed-blog --replications 10"})
final class CompareCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Main main;

    @Mixin
    private ScenarioInput input = new ScenarioInput();

    @Mixin
    private SimulationOptions options = new SimulationOptions();

    @Override
    public Integer call() throws IOException {
        options.check(input);
        input.files().loadPlugins(main.terminal());
        var work = new DryRun(main, input, options);
        var traces = input.all(main.terminal());
        return traces.size() == 1
                ? work.call(traces.get(0).file(), ScenarioFile::candidates, ScenarioFile::replications)
                : work.call(traces);
    }
}

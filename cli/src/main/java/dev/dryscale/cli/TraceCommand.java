package dev.dryscale.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code dryscale trace}: what can be done with recorded traffic besides replaying it. */
@Command(
        name = "trace",
        description = "Look into recorded traffic, or pack it.",
        subcommands = {TraceInspectCommand.class, TracePackCommand.class})
final class TraceCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Main main;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(main.terminal().err());
        return ExitCode.USAGE;
    }

    Terminal terminal() {
        return main.terminal();
    }
}

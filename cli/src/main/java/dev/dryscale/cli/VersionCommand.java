package dev.dryscale.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code dryscale version}: the version alone, for scripts. */
@Command(name = "version", description = "Print the version.")
final class VersionCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Main main;

    @Override
    public Integer call() {
        main.terminal().print(Version.current());
        return ExitCode.DONE;
    }
}

package dev.dryscale.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code dryscale status}: what became of a change. */
@Command(
        name = "status",
        description =
                "Say what became of a change, also after a crash: by its receipt and, with --profile, by the group"
                        + " itself. Without RECEIPT: of every change that is recorded here.",
        footer = {"", "Example: dryscale status --profile ops"})
final class StatusCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Main main;

    @Parameters(paramLabel = "RECEIPT", arity = "0..1", description = "The receipt that apply named.")
    private @Nullable Path receipt;

    @Mixin
    private AwsOptions aws = new AwsOptions();

    @Override
    public Integer call() throws IOException {
        return AwsSession.guarded(main, () -> Changing.status(main, receipt, aws));
    }
}

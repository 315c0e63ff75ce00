package dev.dryscale.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code dryscale undo}: takes a change back. */
@Command(
        name = "undo",
        description = "Take back what a receipt records, and verify it. No guard is asked; a change that somebody else"
                + " made since is not overwritten.",
        footer = {"", "Example: dryscale undo ~/.local/state/dryscale/receipt-….jsonl --profile ops"})
final class UndoCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Main main;

    @Parameters(paramLabel = "RECEIPT", description = "The receipt that apply named.")
    @SuppressWarnings("NullAway.Init") // required
    private Path receipt;

    @Mixin
    private AwsOptions aws = new AwsOptions();

    @Override
    public Integer call() throws IOException {
        return AwsSession.guarded(main, () -> Changing.undo(main, receipt, aws));
    }
}

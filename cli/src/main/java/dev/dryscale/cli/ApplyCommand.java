package dev.dryscale.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code dryscale apply}: makes the one change of a plan. */
@Command(
        name = "apply",
        description = "Make the one change of a plan, after reading everything anew, and verify it. Asks first.",
        footer = {"", "Example: dryscale apply plan.json --region us-east-1 --profile ops"})
final class ApplyCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Main main;

    @Parameters(paramLabel = "PLAN", description = "A plan file, written by plan.")
    @SuppressWarnings("NullAway.Init") // required
    private Path plan;

    @Option(names = "--auto-approve", description = "Do not ask for the group's name.")
    private boolean autoApprove;

    @Option(names = "--wait", description = "Wait up to 15 minutes for activities and refreshes to end.")
    private boolean wait;

    @Option(names = "--blackout", paramLabel = "FILE", description = "When nobody may change a group.")
    private @Nullable Path blackout;

    @Mixin
    private AwsOptions aws = new AwsOptions();

    @Override
    public Integer call() throws IOException {
        return AwsSession.guarded(main, () -> Changing.apply(main, this));
    }

    Path plan() {
        return plan;
    }

    boolean autoApprove() {
        return autoApprove;
    }

    boolean waits() {
        return wait;
    }

    @Nullable Path blackout() {
        return blackout;
    }

    AwsOptions aws() {
        return aws;
    }
}

package dev.dryscale.cli;

import dev.dryscale.aws.api.AwsFailure;
import dev.dryscale.aws.apply.Applier;
import dev.dryscale.aws.apply.Outcome;
import dev.dryscale.aws.apply.StateFolder;
import dev.dryscale.aws.apply.Storage;
import dev.dryscale.aws.live.Live;
import dev.dryscale.aws.live.LiveState;
import dev.dryscale.aws.live.Refusal;
import dev.dryscale.aws.live.TimeSource;
import dev.dryscale.aws.plan.Blackout;
import dev.dryscale.aws.plan.LiveGuards;
import dev.dryscale.aws.sdk.Connection;
import dev.dryscale.aws.sdk.ConnectionOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One command's connection to one account and region, closed when the command ends. */
record AwsSession(Main main, AwsOptions options, String region, Connection connection, TimeSource time)
        implements AutoCloseable {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    private static final Duration BAKE = Duration.ofMinutes(30);

    static AwsSession open(Main main, AwsOptions options, String region) {
        options.requireWho();
        var connection = Connection.open(
                new ConnectionOptions(region, options.profile(), options.endpoint(), ANSWER_WITHIN, null));
        return new AwsSession(main, options, region, connection, new SystemTime());
    }

    /** Work that AWS, or our own caution, may refuse. */
    @FunctionalInterface
    interface Work {
        int run() throws IOException;
    }

    /** Runs {@code work} and says why it was refused, if it was. */
    static int guarded(Main main, Work work) throws IOException {
        try {
            return work.run();
        } catch (Refusal e) {
            e.reasons().forEach(reason -> main.terminal().say("dryscale: " + reason));
            return Outcome.Kind.REFUSED.exitCode();
        } catch (AwsFailure e) {
            var outcome = Outcome.of(e);
            main.terminal().say("dryscale: " + outcome.sentence());
            return outcome.kind().exitCode();
        }
    }

    Live live() {
        return new Live(connection, time, new SplittableRandom(time.nanoTime()));
    }

    LiveState state(String group) {
        return live().state(group)
                .orElseThrow(() -> new IllegalArgumentException("there is no Auto Scaling group "
                        + Words.printable(group) + " in " + region + " for these credentials"));
    }

    LiveGuards guards(@Nullable Path blackout) throws IOException {
        var windows = blackout == null
                ? Blackout.NONE
                : Blackout.read(main.terminal().resolve(blackout), blackout.toString());
        return new LiveGuards(live(), time, windows, BAKE);
    }

    static StateFolder stateFolder(Main main, AwsOptions options) {
        return new StateFolder(options.state(main.terminal()), Storage.disk());
    }

    /** What can write, asked for only by confirmed commands. */
    Applier applier() {
        var terminal = main.terminal();
        return new Applier(
                live(),
                connection::writing,
                time,
                stateFolder(main, options),
                main.interruption()::requested,
                terminal::say);
    }

    @Override
    public void close() {
        connection.close();
    }
}

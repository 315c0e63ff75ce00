package dev.dryscale.cli;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.trace.ReplayRequest;
import dev.dryscale.scenario.trace.TracePacker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code dryscale trace pack}: a compact copy of recorded traffic that replays identically and names nobody. */
@Command(
        name = "pack",
        description = "Write a compact trace: arrivals, service samples, outcomes; no address, no URL.",
        footer = {"", "Example: dryscale trace pack access.log.gz --out july.dst"})
final class TracePackCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private TraceCommand parent;

    @Parameters(paramLabel = "IN", description = "A log, a folder of logs, or a quoted glob.")
    @SuppressWarnings("NullAway.Init") // required
    private String in;

    @Option(names = "--out", paramLabel = "F.dst", required = true, description = "The packed trace.")
    @SuppressWarnings("NullAway.Init") // required
    private Path out;

    @Mixin
    private ReplayArguments reading = new ReplayArguments();

    @Override
    public Integer call() throws IOException {
        var terminal = parent.terminal();
        var problems = new Problems();
        var request = ReplayRequest.of(terminal.resolve(Path.of(in)).toString(), reading.options());
        var done = TracePacker.pack(request, terminal.resolve(out), problems);
        problems.throwIfAny();
        Errors.tell(problems.warnings(), terminal);
        terminal.say(out + ": " + done);
        return ExitCode.DONE;
    }
}

package dev.dryscale.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code dryscale list}: every name a scenario or an option may use, straight from the catalogs. */
@Command(name = "list", description = "List what a scenario and the options may name.")
final class ListCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Main main;

    @Parameters(
            paramLabel = "WHAT",
            arity = "0..1",
            description = "One of ${COMPLETION-CANDIDATES}; everything without it.")
    private @Nullable Listing what;

    @Override
    public Integer call() {
        if (what != null) {
            show(what);
            return ExitCode.DONE;
        }
        var separator = "";
        for (var listing : Listing.values()) {
            main.terminal().print(separator + listing + ":");
            show(listing);
            separator = "\n";
        }
        return ExitCode.DONE;
    }

    private void show(Listing listing) {
        var entries = listing.entries();
        int width =
                entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
        for (var entry : entries) {
            main.terminal()
                    .print(("  " + entry.name()
                                    + " ".repeat(width - entry.name().length() + 2) + entry.description())
                            .stripTrailing());
        }
    }
}

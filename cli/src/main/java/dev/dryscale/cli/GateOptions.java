package dev.dryscale.cli;

import dev.dryscale.report.GateFormat;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code gate} holds against what, and how it says so. */
final class GateOptions {

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Values that --write-baseline stored; baseline in a gate means them.")
    private @Nullable Path baseline;

    @Option(
            names = "--write-baseline",
            paramLabel = "FILE",
            description = "Store what is measured now as the baseline, and judge nothing.")
    private @Nullable Path writeBaseline;

    @Option(names = "--before", paramLabel = "FILE", description = "The policy before a change; it is the baseline.")
    private @Nullable Path before;

    @Option(names = "--after", paramLabel = "FILE", description = "The policy after the change, on the same requests.")
    private @Nullable Path after;

    @Option(
            names = "--terraform",
            paramLabel = "FILE",
            description = "A plan (terraform show -json): the policy as it is is the baseline of what it will be.")
    private @Nullable Path terraform;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            description = "The policy's resource in the plan, where it has several.")
    private @Nullable String address;

    @Option(
            names = "--indifference",
            paramLabel = "SHARE",
            defaultValue = "1%",
            description = "So near to its limit a gate is too close to call; ${DEFAULT-VALUE} of the limit without it.")
    private String indifference = "1%";

    @Option(
            names = "--when-close",
            paramLabel = "WHAT",
            defaultValue = "pass",
            completionCandidates = WhenCloseWords.class,
            description = "What a result that is too close to call does: ${COMPLETION-CANDIDATES}.")
    private WhenClose whenClose = WhenClose.PASS;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            completionCandidates = FormatWords.class,
            description = "What goes to standard output: ${COMPLETION-CANDIDATES}.")
    private GateFormat format = GateFormat.TABLE;

    /** What to do where no number of replications would tell. */
    enum WhenClose {
        PASS,
        FAIL
    }

    @Nullable Path baseline() {
        return baseline;
    }

    @Nullable Path writeBaseline() {
        return writeBaseline;
    }

    @Nullable Path before() {
        return before;
    }

    @Nullable Path after() {
        return after;
    }

    @Nullable Path terraform() {
        return terraform;
    }

    @Nullable String address() {
        return address;
    }

    /** Whether two states of one policy are compared instead of the scenario's own policies. */
    boolean change() {
        return before != null || terraform != null;
    }

    String indifference() {
        return indifference;
    }

    boolean closeHolds() {
        return whenClose == WhenClose.PASS;
    }

    GateFormat format() {
        return format;
    }

    /** The words of {@code -o}, for help and completion. */
    static final class FormatWords implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Words.all(GateFormat.class).typed().iterator();
        }
    }

    /** The words of {@code --when-close}, for help and completion. */
    static final class WhenCloseWords implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Words.all(WhenClose.class).typed().iterator();
        }
    }
}

package dev.dryscale.cli;

import dev.dryscale.report.ReportFormat;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that {@code run} and {@code compare} share: how closely to look, and where the results go. */
final class SimulationOptions {

    private static final int MOST_REPLICATIONS = 10_000;
    private static final int MOST_THREADS = 1_024;

    @Option(names = "--replications", paramLabel = "N", description = "Runs per policy, each with its own randomness.")
    private @Nullable Integer replications;

    @Option(
            names = "--half-width",
            paramLabel = "SHARE",
            description =
                    "Stop as soon as the change in cost and p99 of every policy against the first is known to this"
                            + " share, e.g. 0.5%; then --replications is the most, 100 without it.")
    private @Nullable String halfWidth;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the report; dryscale-out/<scenario> without it.")
    private @Nullable Path out;

    @Option(names = "--no-report", description = "Write the data files only: no report.html, no charts.")
    private boolean noReport;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            completionCandidates = FormatWords.class,
            description = "What goes to standard output: ${COMPLETION-CANDIDATES}.")
    private ReportFormat format = ReportFormat.TABLE;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "At most so many runs at once; results do not depend on it.")
    private @Nullable Integer threads;

    @Nullable Integer replications() {
        return replications;
    }

    /** As it was typed; null without one. */
    @Nullable String halfWidthText() {
        return halfWidth;
    }

    /** As a share; 0 when none is asked for. */
    double halfWidth(ScenarioInput input) {
        if (halfWidth == null) {
            return 0;
        }
        double share = input.share("--half-width", halfWidth, "2%");
        if (share == 0) {
            throw input.wrong("--half-width must be above 0, was " + halfWidth);
        }
        return share;
    }

    @Nullable Path out() {
        return out;
    }

    boolean pages() {
        return !noReport;
    }

    ReportFormat format() {
        return format;
    }

    int threads() {
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }

    /** Refuses values that no run can have, before anything is read. */
    void check(ScenarioInput input) {
        input.check();
        halfWidth(input);
        input.range("--replications", replications, 1, MOST_REPLICATIONS);
        input.range("--threads", threads, 1, MOST_THREADS);
    }

    /** The words of {@code -o}, for help and completion. */
    static final class FormatWords implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Words.all(ReportFormat.class).typed().iterator();
        }
    }
}

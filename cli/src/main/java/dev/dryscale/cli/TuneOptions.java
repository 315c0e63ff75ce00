package dev.dryscale.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What {@code tune} can be told. */
final class TuneOptions {

    private static final int MOST = 1_000_000;
    private static final int MOST_REPLICATIONS = 10_000;
    private static final int MOST_THREADS = 1_024;

    /** What goes to standard output. */
    enum Output {
        TABLE,
        MARKDOWN,
        JSON
    }

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "A scenario file, or the name of a library scenario.")
    @SuppressWarnings("NullAway.Init") // required
    private Path scenario;

    @Option(names = "--space", paramLabel = "FILE", required = true, description = "The parameters that may be chosen.")
    @SuppressWarnings("NullAway.Init") // required
    private Path space;

    @Option(
            names = "--objective",
            paramLabel = "MEASURE",
            defaultValue = "cost",
            description = "What to have little of: cost, p99, activities …; ${DEFAULT-VALUE} without it.")
    private String objective = "cost";

    @Option(
            names = "--subject-to",
            paramLabel = "GATE",
            description = "A bound to keep, e.g. 'p99<300ms', beside the scenario's own gates; may be given again.")
    private List<String> gates = new ArrayList<>();

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            description = "The present policy; the space file's, or the first.")
    private @Nullable String policy;

    @Option(names = "--applicable-only", description = "Choose only what apply can write: the policy's own parameters.")
    private boolean applicableOnly;

    @Option(
            names = "--candidates",
            paramLabel = "N",
            description = "How many are screened; ${DEFAULT-VALUE} without it.")
    private int candidates = 200;

    @Option(
            names = "--racers",
            paramLabel = "N",
            description = "How many at most go on to the race on requests; ${DEFAULT-VALUE} without it.")
    private int racers = 12;

    @Option(
            names = "--replications",
            paramLabel = "N",
            description = "Runs of the confirmation, and of the race where the traffic has no days; ${DEFAULT-VALUE}"
                    + " without it.")
    private int replications = 8;

    @Option(names = "--traffic", paramLabel = "FILE", description = "Recorded traffic instead of the scenario's own.")
    private @Nullable Path traffic;

    @Option(
            names = "--held-out",
            paramLabel = "SHARE",
            defaultValue = "30%",
            description =
                    "The last part of recorded traffic, on which the winner is confirmed; ${DEFAULT-VALUE} without it.")
    private String heldOut = "30%";

    @Option(
            names = "--held-out-traffic",
            paramLabel = "FILE",
            description = "Another trace to confirm on instead; may be given again.")
    private List<Path> heldOutTraffic = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "Root of all randomness; the scenario's own without it.")
    private @Nullable Long seed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the report; dryscale-out/<scenario>-tuned without it.")
    private @Nullable Path out;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "Where measurements are kept, to go on from after an interruption; <out>.checkpoint without it.")
    private @Nullable Path checkpoint;

    @Option(names = "--fresh", description = "Begin a new checkpoint, whatever there is.")
    private boolean fresh;

    @Option(names = "--no-report", description = "Write the data files only: no report.html, no charts.")
    private boolean noReport;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "What goes to standard output: table, markdown, json.")
    private Output format = Output.TABLE;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "At most so many runs at once; results do not depend on it.")
    private @Nullable Integer threads;

    @Option(
            names = "--knob",
            paramLabel = "NAME=VALUE",
            description = "A behaviour that AWS does not document, set otherwise than the profile does.")
    private Map<String, String> knobs = new LinkedHashMap<>();

    @Mixin
    private FileOptions files = new FileOptions();

    Path scenario() {
        return scenario;
    }

    Path space() {
        return space;
    }

    String objective() {
        return objective;
    }

    List<String> gates() {
        return List.copyOf(gates);
    }

    @Nullable String policy() {
        return policy;
    }

    boolean applicableOnly() {
        return applicableOnly;
    }

    int candidates() {
        return candidates;
    }

    int racers() {
        return racers;
    }

    int replications() {
        return replications;
    }

    @Nullable Path traffic() {
        return traffic;
    }

    String heldOutText() {
        return heldOut;
    }

    List<Path> heldOutTraffic() {
        return List.copyOf(heldOutTraffic);
    }

    @Nullable Long seed() {
        return seed;
    }

    @Nullable Path out() {
        return out;
    }

    @Nullable Path checkpoint() {
        return checkpoint;
    }

    boolean fresh() {
        return fresh;
    }

    boolean pages() {
        return !noReport;
    }

    Output format() {
        return format;
    }

    int threads() {
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }

    Map<String, String> knobs() {
        return knobs;
    }

    FileOptions files() {
        return files;
    }

    /** As a share of 1. */
    double heldOut() {
        if (!heldOut.matches("[0-9]{1,2}(\\.[0-9]{1,6})?%") || heldOut.matches("0{1,2}(\\.0+)?%")) {
            throw wrong("--held-out must be a percentage above 0 and below 100, e.g. 30%, was " + heldOut);
        }
        return Double.parseDouble(heldOut.substring(0, heldOut.length() - 1)) / 100;
    }

    /** Refuses values that no search can have, before anything is read. */
    void check() {
        heldOut();
        range("--candidates", candidates, 1, MOST);
        range("--racers", racers, 2, MOST);
        range("--replications", replications, 2, MOST_REPLICATIONS);
        if (threads != null) {
            range("--threads", threads, 1, MOST_THREADS);
        }
        if (seed != null && (seed < 0 || seed > Long.MAX_VALUE / 10)) {
            throw wrong("--seed must be from 0 to " + Long.MAX_VALUE / 10 + ", was " + seed);
        }
    }

    private void range(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw wrong(option + " must be from " + least + " to " + most + ", was " + value);
        }
    }

    /** A usage error. */
    ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}

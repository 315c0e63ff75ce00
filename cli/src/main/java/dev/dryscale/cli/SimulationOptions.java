package dev.dryscale.cli;

import dev.dryscale.fleet.Fidelity;
import dev.dryscale.report.ReportFormat;
import dev.dryscale.scaling.Knob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
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

/** The options that {@code run} and {@code compare} share: what to simulate, how, and where the results go. */
final class SimulationOptions {

    static final Words<Fidelity> FIDELITIES = Words.all(Fidelity.class);

    private static final int MOST_REPLICATIONS = 10_000;
    private static final int MOST_THREADS = 1_024;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SCENARIO",
            description = "A scenario file, the name of a library scenario, or a policy file as the AWS CLI reads it.")
    @SuppressWarnings("NullAway.Init") // required
    private Path scenario;

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            split = ",",
            description = "Only this policy of the scenario; may be given again.")
    private List<String> policies = new ArrayList<>();

    @Option(names = "--traffic", paramLabel = "FILE", description = "Recorded traffic instead of the scenario's own.")
    private @Nullable Path traffic;

    @Option(names = "--seed", paramLabel = "N", description = "Root of all randomness; the scenario's own without it.")
    private @Nullable Long seed;

    @Option(names = "--replications", paramLabel = "N", description = "Runs per policy, each with its own randomness.")
    private @Nullable Integer replications;

    @Option(
            names = "--half-width",
            paramLabel = "SHARE",
            description = "Stop as soon as cost and p99 of every policy are known to this share, e.g. 2%; then"
                    + " --replications is the most, 100 without it.")
    private @Nullable String halfWidth;

    @Option(
            names = "--fidelity",
            paramLabel = "F",
            completionCandidates = FidelityWords.class,
            description = "How closely to look: ${COMPLETION-CANDIDATES}.")
    private @Nullable Fidelity fidelity;

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

    List<String> policies() {
        return List.copyOf(policies);
    }

    @Nullable Path traffic() {
        return traffic;
    }

    @Nullable Long seed() {
        return seed;
    }

    @Nullable Integer replications() {
        return replications;
    }

    /** As it was typed; null without one. */
    @Nullable String halfWidthText() {
        return halfWidth;
    }

    /** As a share; 0 when none is asked for. */
    double halfWidth() {
        return halfWidth == null ? 0 : share("--half-width", halfWidth);
    }

    private double share(String option, String text) {
        if (!text.matches("[0-9]{1,2}(\\.[0-9]{1,6})?%")) {
            throw wrong(option + " must be a percentage below 100, e.g. 2%, was " + text);
        }
        double share = Double.parseDouble(text.substring(0, text.length() - 1)) / 100;
        if (share == 0) {
            throw wrong(option + " must be above 0, was " + text);
        }
        return share;
    }

    @Nullable Fidelity fidelity() {
        return fidelity;
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

    Map<String, String> knobs() {
        return knobs;
    }

    FileOptions files() {
        return files;
    }

    /** Refuses values that no run can have, before anything is read. */
    void check() {
        if (seed != null && (seed < 0 || seed > Long.MAX_VALUE / 10)) {
            throw wrong("--seed must be from 0 to " + Long.MAX_VALUE / 10 + ", was " + seed);
        }
        halfWidth();
        range("--replications", replications, MOST_REPLICATIONS);
        range("--threads", threads, MOST_THREADS);
        var known = Arrays.stream(Knob.values()).map(Knob::key).toList();
        for (var knob : knobs.entrySet()) {
            if (!known.contains(knob.getKey())) {
                throw wrong(Errors.unknown("knob", knob.getKey(), known));
            }
        }
    }

    private void range(String option, @Nullable Integer value, int most) {
        if (value != null && (value < 1 || value > most)) {
            throw wrong(option + " must be from 1 to " + most + ", was " + value);
        }
    }

    /** A usage error of the command these options belong to. */
    ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** The command's name: {@code run} or {@code compare}. */
    String command() {
        return spec.name();
    }

    /** The words of {@code -o}, for help and completion. */
    static final class FormatWords implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Words.all(ReportFormat.class).typed().iterator();
        }
    }

    /** The words of {@code --fidelity}, for help and completion. */
    static final class FidelityWords implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return FIDELITIES.typed().iterator();
        }
    }
}

package dev.dryscale.cli;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.fleet.Fidelity;
import dev.dryscale.scaling.Knob;
import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.file.ScenarioFile;
import dev.dryscale.scenario.file.ScenarioReader;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which scenario a command reads, and what the command line says otherwise: shared by all commands that simulate. */
final class ScenarioInput {

    static final Words<Fidelity> FIDELITIES = Words.all(Fidelity.class);

    private static final long LARGEST_SEED = Long.MAX_VALUE / 10;

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

    @Option(
            names = "--traffic",
            paramLabel = "FILE",
            description = "Recorded traffic instead of the scenario's own; compare and gate take several.")
    private List<Path> traffic = new ArrayList<>();

    @Option(
            names = "--trace",
            paramLabel = "NAME",
            split = ",",
            description = "Only this one of the scenario's traces; may be given again.")
    private List<String> traces = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "Root of all randomness; the scenario's own without it.")
    private @Nullable Long seed;

    @Option(
            names = "--fidelity",
            paramLabel = "F",
            completionCandidates = FidelityWords.class,
            description = "How closely to look: ${COMPLETION-CANDIDATES}.")
    private @Nullable Fidelity fidelity;

    @Option(
            names = "--knob",
            paramLabel = "NAME=VALUE",
            description = "A behaviour that AWS does not document, set otherwise than the profile does.")
    private Map<String, String> knobs = new LinkedHashMap<>();

    @Mixin
    private FileOptions files = new FileOptions();

    /** As it was typed. */
    Path scenario() {
        return scenario;
    }

    List<String> policies() {
        return List.copyOf(policies);
    }

    /** The stated seed, or else the scenario's own. */
    long seed(ScenarioFile file) {
        return seed == null ? file.seed() : seed;
    }

    /** Refuses values that no run can have, before anything is read. */
    void check() {
        if (seed != null && (seed < 0 || seed > LARGEST_SEED)) {
            throw wrong("--seed must be from 0 to " + LARGEST_SEED + ", was " + seed);
        }
        var known = Arrays.stream(Knob.values()).map(Knob::key).toList();
        for (var knob : knobs.entrySet()) {
            if (!known.contains(knob.getKey())) {
                throw wrong(Errors.unknown("knob", knob.getKey(), known));
            }
        }
    }

    /** What to read with, of the first traffic that is meant. */
    ScenarioOptions options(Terminal terminal) {
        return new ScenarioOptions(
                files.allowed(terminal),
                traffic.isEmpty() ? null : terminal.resolve(traffic.get(0)),
                false,
                new TreeMap<>(knobs),
                fidelity,
                traces.isEmpty() ? null : traces.get(0));
    }

    /** Reads the scenario on the one traffic that the command takes, and tells what there is to warn of. */
    ScenarioFile one(Terminal terminal) {
        if (traffic.size() > 1 || traces.size() > 1) {
            throw wrong(command() + " takes one traffic; compare and gate take several");
        }
        return read(options(terminal), terminal);
    }

    /** Reads the scenario once for each traffic that is meant: one, unless several are named here or there. */
    List<TrafficTrace> all(Terminal terminal) {
        if (traffic.size() > 1 && !traces.isEmpty()) {
            throw wrong("--traffic takes the place of the scenario's traces: --trace does not go with it");
        }
        var named = new ArrayList<TrafficTrace>();
        var first = options(terminal);
        if (!traffic.isEmpty()) {
            var names = TrafficTrace.names(traffic);
            for (int i = 0; i < traffic.size(); i++) {
                var options = first.withTraffic(terminal.resolve(traffic.get(i)));
                named.add(new TrafficTrace(names.get(i), read(options, terminal)));
            }
            return named;
        }
        var names = traces.isEmpty() ? ScenarioReader.traces(located(terminal), first) : traces;
        names.forEach(name -> named.add(new TrafficTrace(name, read(first.withTrace(name), terminal))));
        return named.isEmpty() ? List.of(new TrafficTrace("", read(first, terminal))) : named;
    }

    private ScenarioFile read(ScenarioOptions options, Terminal terminal) {
        var file = ScenarioReader.read(located(terminal), options);
        Errors.tell(file.warnings(), terminal);
        return file;
    }

    private Path located(Terminal terminal) {
        return ScenarioArgument.locate(scenario, terminal);
    }

    /** Those of {@code all} that {@code --policy} names, or all of them. */
    List<Candidate> chosen(List<Candidate> all) {
        var known = all.stream().map(Candidate::name).toList();
        for (var name : policies) {
            if (!known.contains(name)) {
                throw wrong(scenario + ": " + Errors.unknown("policy", name, known));
            }
        }
        return all.stream()
                .filter(candidate -> policies.isEmpty() || policies.contains(candidate.name()))
                .toList();
    }

    FileOptions files() {
        return files;
    }

    static List<String> sentences(ScenarioFile file) {
        return file.warnings().stream().map(Problem::sentence).distinct().toList();
    }

    /** The first words of the command that makes the same bytes again; {@link #finish} adds the last. */
    ReproduceLine reproduce() {
        var line = new ReproduceLine(command(), scenario);
        policies.forEach(policy -> line.add("--policy", policy));
        traffic.forEach(path -> line.add("--traffic", path));
        traces.forEach(name -> line.add("--trace", name));
        return line;
    }

    /** The whole command, with what it was read with at its end. */
    String finish(ReproduceLine line) {
        if (fidelity != null) {
            line.add("--fidelity", Words.of(fidelity));
        }
        knobs.forEach((knob, value) -> line.add("--knob", knob + "=" + value));
        files.allowPaths().forEach(path -> line.add("--allow-path", path));
        if (files.plugins() != null) {
            line.add("--plugins", files.plugins());
        }
        return line.toString();
    }

    /** The command's name. */
    String command() {
        return spec.name();
    }

    /** A usage error of the command these options belong to. */
    ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** A share that was typed as a percentage below 100. */
    double share(String option, String text, String example) {
        if (!text.matches("[0-9]{1,2}(\\.[0-9]{1,6})?%")) {
            throw wrong(option + " must be a percentage below 100, e.g. " + example + ", was " + text);
        }
        return Double.parseDouble(text.substring(0, text.length() - 1)) / 100;
    }

    /** Refuses a number outside of its range. */
    void range(String option, @Nullable Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            throw wrong(option + " must be from " + least + " to " + most + ", was " + value);
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

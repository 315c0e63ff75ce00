package dev.dryscale.scenario.tuning;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.Scenario;
import dev.dryscale.experiment.SweepRun;
import dev.dryscale.experiment.tuning.TuningModels;
import dev.dryscale.experiment.tuning.Window;
import dev.dryscale.fleet.Fidelity;
import dev.dryscale.fleet.station.RoutingAlgorithm;
import dev.dryscale.fleet.station.StationModel;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.document.ExactNumber;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Place;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.file.ScenarioReader;
import dev.dryscale.scenario.file.TunableScenario;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.Serial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The models of a search over a scenario file. What travels to another JVM is where the files are; they are read there once,
 * when the first run asks.
 */
public final class ScenarioModels implements TuningModels {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final ParameterPath DESIRED = new ParameterPath(List.of("group", "DesiredCapacity"));
    private static final List<ParameterPath> LIMITS =
            List.of(new ParameterPath(List.of("group", "MinSize")), new ParameterPath(List.of("group", "MaxSize")));

    private final String scenario;
    private final ArrayList<String> allowed;
    private final ArrayList<@Nullable String> traces;
    private final String policy;
    private final TreeMap<String, String> knobs;
    private transient @Nullable Loaded loaded;

    private ScenarioModels(
            String scenario,
            List<String> allowed,
            List<@Nullable String> traces,
            SortedMap<String, String> knobs,
            String policy) {
        this.scenario = scenario;
        this.allowed = new ArrayList<>(allowed);
        this.traces = new ArrayList<>(traces);
        this.knobs = new TreeMap<>(knobs);
        this.policy = policy;
    }

    /**
     * Models of {@code scenario}, none of whose policies is tuned yet.
     *
     * @param options the scenario is read with; its traffic override is the traffic that is searched on
     * @param others traces that are held out
     */
    public static ScenarioModels of(Path scenario, ScenarioOptions options, List<Path> others) {
        var override = options.trafficOverride();
        var traces = new ArrayList<@Nullable String>();
        traces.add(override == null ? null : override.toString());
        others.forEach(trace -> traces.add(trace.toString()));
        var allowed = options.allowPaths().stream().map(Path::toString).toList();
        return new ScenarioModels(scenario.toString(), allowed, traces, options.knobs(), "");
    }

    /** The same models, with this policy as the present one. */
    public ScenarioModels tuning(String present) {
        var models = new ScenarioModels(scenario, allowed, traces, knobs, present);
        var sources = sources();
        models.loaded = new Loaded(sources, sources.get(0).document(present), new ConcurrentHashMap<>());
        return models;
    }

    /** What is made of the files, once in each JVM. */
    private record Loaded(List<TunableScenario> sources, MappingNode document, Map<String, Scenario> scenarios) {}

    private synchronized Loaded loaded() {
        var there = loaded;
        if (there == null) {
            var sources = new ArrayList<TunableScenario>();
            var paths = allowed.stream().map(Path::of).toList();
            for (String trace : traces) {
                var options =
                        new ScenarioOptions(paths, trace == null ? null : Path.of(trace), false, knobs, null, null);
                sources.add(ScenarioReader.tunable(Path.of(scenario), options));
            }
            there = new Loaded(sources, sources.get(0).document(policy), new ConcurrentHashMap<>());
            loaded = there;
        }
        return there;
    }

    /** The scenario with its own traffic, and with each trace that is held out. */
    public List<TunableScenario> sources() {
        return loaded().sources();
    }

    @Override
    public Scenario scenario(String traffic) {
        return loaded().scenarios().computeIfAbsent(traffic, word -> scenario(Window.of(word)));
    }

    private Scenario scenario(Window window) {
        var whole = sources().get(window.trace()).file().scenario();
        long from = window.fromMinute() * MINUTE_NANOS;
        long length = Math.min(window.minutes() * MINUTE_NANOS, whole.horizonNanos() - from);
        if (from == 0 && length == whole.horizonNanos()) {
            return whole;
        }
        return new Scenario(
                whole.name(),
                whole.startEpochSecond() + window.fromMinute() * 60,
                length,
                whole.fidelity(),
                whole.traffic().clipped(from, from + length),
                whole.fleet(),
                whole.slo(),
                whole.prices(),
                whole.keepsTransient());
    }

    @Override
    public Candidate candidate(SweepRun run) {
        var problems = new Problems();
        var candidate = candidate(run.changes(), Window.of(run.traffic()), Map.of(), problems);
        problems.throwIfAny();
        return candidate;
    }

    private Candidate candidate(
            Map<String, String> changes, Window window, Map<String, Place> places, Problems problems) {
        var source = sources().get(window.trace());
        var document = changed(changes, places, problems);
        return source.candidate(document, policy, window.fromMinute(), window.minutes(), problems);
    }

    /** The document with the changes, where the desired capacity stays within the limits. */
    MappingNode changed(Map<String, String> changes, Map<String, Place> places, Problems problems) {
        var document = loaded().document();
        for (var change : new TreeMap<>(changes).entrySet()) {
            var place = places.getOrDefault(change.getKey(), new Place(scenario, 0, change.getKey()));
            var at = new Place(place.file(), place.line(), change.getKey());
            var path = ParameterPath.parse(change.getKey());
            if (path != null) {
                document = path.put(document, scalar(at, change.getValue()), problems);
            }
        }
        boolean limits = LIMITS.stream().anyMatch(limit -> changes.containsKey(limit.toString()));
        return limits && !changes.containsKey(DESIRED.toString()) ? withinLimits(document, problems) : document;
    }

    private static MappingNode withinLimits(MappingNode document, Problems problems) {
        if (!(DESIRED.in(document) instanceof ScalarNode desired)
                || !(LIMITS.get(0).in(document) instanceof ScalarNode min)
                || !(LIMITS.get(1).in(document) instanceof ScalarNode max)) {
            return document;
        }
        try {
            long within = Math.max(
                    Long.parseLong(min.text()), Math.min(Long.parseLong(max.text()), Long.parseLong(desired.text())));
            return DESIRED.put(document, scalar(desired.place(), Long.toString(within)), problems);
        } catch (NumberFormatException e) {
            return document; // the reader tells what is wrong with it
        }
    }

    private static ScalarNode scalar(Place place, String text) {
        var kind = ExactNumber.parse(text) != null
                ? ScalarNode.Kind.NUMBER
                : text.equals("true") || text.equals("false") ? ScalarNode.Kind.BOOLEAN : ScalarNode.Kind.STRING;
        return new ScalarNode(place, kind, text);
    }

    /** Whether something happens to the fleet at stated moments. */
    public boolean hasEvents() {
        return loaded().document().members().containsKey("events");
    }

    /** The tuned policy as a JSON file that {@code check}, {@code export} and a scenario's {@code file:} read. */
    public String policyJson(Map<String, String> changes) {
        var policy = new ParameterPath(List.of("policies", this.policy)).in(changed(changes, Map.of(), new Problems()));
        if (policy == null) {
            throw new IllegalStateException("no policy " + this.policy);
        }
        return NodeJson.of(policy);
    }

    /** What is written at a path now; null when nothing is, or more than one value. */
    public @Nullable String written(String path) {
        var parsed = ParameterPath.parse(path);
        return parsed != null && parsed.in(loaded().document()) instanceof ScalarNode scalar ? scalar.text() : null;
    }

    @Override
    public boolean isValid(SortedMap<String, String> changes) {
        var problems = new Problems();
        candidate(changes, whole(), Map.of(), problems);
        return !problems.hasErrors();
    }

    private Window whole() {
        long minutes = sources().get(0).file().scenario().horizonNanos() / MINUTE_NANOS;
        return new Window(0, 0, minutes);
    }

    /**
     * Reads the policy with each bound of each parameter alone.
     *
     * @throws ProblemsException with everything that cannot be written, at the parameter's line
     */
    public void check(SpaceFile space) {
        var problems = new Problems();
        for (var parameter : space.space().parameters()) {
            long values = Math.min(parameter.domain().size(), 64);
            var told = new TreeMap<String, Problems>();
            for (long v = 0; v < values; v += values > 8 ? values - 1 : 1) {
                String text =
                        parameter.domain().text(values == 1 ? 0 : Math.min(Math.nextDown(1.0), v / (values - 1.0)));
                var own = new Problems();
                candidate(Map.of(parameter.path(), text), whole(), space.places(), own);
                if (own.hasErrors()) {
                    told.putIfAbsent(text, own);
                }
            }
            told.values().stream()
                    .limit(1)
                    .flatMap(own -> own.all().stream())
                    .forEach(problem -> problems.error(
                            problem.file(),
                            problem.line(),
                            problem.pointer(),
                            problem.rule(),
                            problem.actual(),
                            problem.nearest()));
        }
        problems.throwIfAny();
    }

    @Override
    public Fidelity screening() {
        var fleet = sources().get(0).file().scenario().fleet();
        var balancer = fleet.loadBalancer();
        boolean byChance = balancer != null
                && balancer.algorithm() != RoutingAlgorithm.ROUND_ROBIN
                && balancer.algorithm() != RoutingAlgorithm.LEAST_OUTSTANDING_REQUESTS;
        boolean plain = fleet.service().isPlain() && fleet.station().equals(StationModel.PLAIN) && !byChance;
        return plain ? Fidelity.FLUID : Fidelity.REQUESTS;
    }
}

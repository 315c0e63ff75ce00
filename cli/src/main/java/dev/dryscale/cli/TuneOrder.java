package dev.dryscale.cli;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.Comparison;
import dev.dryscale.experiment.ComparisonPlan;
import dev.dryscale.experiment.Gate;
import dev.dryscale.experiment.Measure;
import dev.dryscale.experiment.Scenario;
import dev.dryscale.experiment.tuning.Contradictions;
import dev.dryscale.experiment.tuning.Goal;
import dev.dryscale.experiment.tuning.Split;
import dev.dryscale.experiment.tuning.TuningPlan;
import dev.dryscale.experiment.tuning.TuningReport;
import dev.dryscale.experiment.tuning.TuningResult;
import dev.dryscale.experiment.tuning.Window;
import dev.dryscale.fleet.Fidelity;
import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.file.BaselineFile;
import dev.dryscale.scenario.file.ScenarioFile;
import dev.dryscale.scenario.input.ScenarioOptions;
import dev.dryscale.scenario.tuning.ScenarioModels;
import dev.dryscale.scenario.tuning.SpaceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a command line asks to be tuned, read and checked.
 *
 * @param inputs name and SHA-256 of every file read
 */
record TuneOrder(TuneOptions options, ScenarioModels models, TuningPlan plan, Map<String, String> inputs) {

    private static final long MINUTE_NANOS = 60_000_000_000L;

    /** Reads scenario, traces and space, and refuses what cannot be searched, all before anything is simulated. */
    static TuneOrder read(TuneOptions options, Terminal terminal) {
        var traffic = options.traffic() == null ? null : terminal.resolve(options.traffic());
        var scenarioOptions = new ScenarioOptions(
                options.files().allowed(terminal), traffic, false, new TreeMap<>(options.knobs()), null, null);
        var others = options.heldOutTraffic().stream().map(terminal::resolve).toList();
        var unnamed = ScenarioModels.of(ScenarioArgument.locate(options.scenario(), terminal), scenarioOptions, others);
        var file = unnamed.sources().get(0).file();
        Errors.tell(file.warnings(), terminal);
        checkPolicy(options, file);
        var whole = SpaceFile.read(
                terminal.resolve(options.space()), options.space().toString(), file, options.policy());
        var space = options.applicableOnly() ? whole.applicableOnly() : whole;
        if (space.space().isEmpty()) {
            throw new Failure(options.space() + ": no parameter is applicable, so --applicable-only leaves nothing");
        }
        if (space.space().size() == 1) {
            throw new Failure(options.space() + ": every parameter has one value only, so there is nothing to choose");
        }
        var models = unnamed.tuning(space.policy());
        models.check(space);
        var plan = plan(options, file, models, space, others(unnamed));
        var inputs = new TreeMap<String, String>();
        unnamed.sources().forEach(source -> inputs.putAll(source.file().inputs()));
        inputs.put(String.valueOf(options.space().getFileName()), space.digest());
        return new TuneOrder(options, models, plan, inputs);
    }

    private static List<Long> others(ScenarioModels models) {
        return models.sources().stream()
                .skip(1)
                .map(source -> source.file().scenario().horizonNanos() / MINUTE_NANOS)
                .toList();
    }

    private static void checkPolicy(TuneOptions options, ScenarioFile file) {
        var known = file.candidates().stream()
                .filter(candidate -> !candidate.reference() && candidate.fleet() == null)
                .map(Candidate::name)
                .toList();
        if (known.isEmpty()) {
            throw new Failure(
                    options.scenario() + ": has variants only; a search needs a policy on the scenario's fleet");
        }
        if (options.policy() != null && !known.contains(options.policy())) {
            throw options.wrong(options.scenario() + ": " + Errors.unknown("policy", options.policy(), known));
        }
    }

    private static TuningPlan plan(
            TuneOptions options, ScenarioFile file, ScenarioModels models, SpaceFile space, List<Long> others) {
        var scenario = file.scenario();
        if (scenario.fidelity() == Fidelity.LOAD) {
            throw new Failure(options.scenario() + ": is a load without requests, which has nothing to be screened by");
        }
        var goal = goal(options, file);
        var contradictions = Contradictions.of(scenario, goal.gates());
        if (!contradictions.isEmpty()) {
            throw new Failure(String.join("\ndryscale: ", contradictions));
        }
        long seed = options.seed() == null ? file.seed() : options.seed();
        var split = Split.of(scenario, options.heldOut(), options.replications(), seed, others);
        boolean cut = split.test().stream().anyMatch(window -> window.fromMinute() > 0);
        if (cut && models.hasEvents()) {
            throw new Failure(options.scenario()
                    + ": its events: belong to one stretch of time, which cannot be cut for held-out traffic; name another"
                    + " trace with --held-out-traffic");
        }
        return new TuningPlan(
                models,
                space.policy(),
                space.space(),
                goal,
                split,
                options.candidates(),
                options.racers(),
                scenario.fidelity() == Fidelity.FLUID ? Fidelity.FLUID : Fidelity.REQUESTS);
    }

    private static Goal goal(TuneOptions options, ScenarioFile file) {
        var names = Arrays.stream(Measure.values()).map(Measure::gateName).toList();
        var objective = Arrays.stream(Measure.values())
                .filter(measure -> measure.gateName().equals(options.objective()))
                .findFirst()
                .orElseThrow(
                        () -> options.wrong("--objective: " + Errors.unknown("measure", options.objective(), names)));
        if (objective.missing(file.scenario()) != null) {
            throw options.wrong("--objective " + options.objective() + ": " + objective.missing(file.scenario()));
        }
        var gates = new ArrayList<Gate>();
        for (var text : options.gates()) {
            try {
                gates.add(Gate.parse(text));
            } catch (IllegalArgumentException e) {
                throw options.wrong("--subject-to " + text + ": " + e.getMessage());
            }
        }
        file.gates().stream()
                .filter(own -> gates.stream().noneMatch(gate -> gate.measure() == own.measure()))
                .toList()
                .forEach(gates::add);
        for (var gate : gates) {
            var missing = gate.measure().missing(file.scenario());
            if (missing != null) {
                throw options.wrong("--subject-to " + gate.expression() + ": " + missing);
            }
        }
        return new Goal(objective, gates);
    }

    Scenario scenario() {
        return models.sources().get(0).file().scenario();
    }

    /** Everything that a measurement depends on beside its own words. */
    String dependsOn() {
        var files = new TreeMap<>(inputs);
        files.remove(String.valueOf(options.space().getFileName()));
        return Version.current() + "\n" + files + "\n" + new TreeMap<>(options.knobs());
    }

    ComparisonPlan confirmation(Window window, List<Candidate> candidates) {
        var source = models.sources().get(window.trace()).file();
        var scenario = models.scenario(window.word()).at(plan.racing());
        double requests = scenario.traffic().ratePerSecond(0, scenario.horizonNanos()) * scenario.horizonNanos() / 1e9;
        var summary = String.format(
                Locale.ROOT,
                "held out: %s, %.1f million requests; %s",
                plan.split().sentence(),
                requests / 1e6,
                source.trafficSummary());
        return new ComparisonPlan(
                scenario,
                candidates,
                plan.goal().gates(),
                plan.split().testSeed(),
                options.replications(),
                options.threads(),
                Version.current(),
                inputs,
                summary,
                List.of(),
                reproduce());
    }

    TuningReport report(TuningResult result, List<Comparison> confirmed) {
        var file = models.sources().get(0).file();
        var group = file.scenario().fleet().group();
        var written = new LinkedHashMap<String, String>();
        for (var parameter : plan.space().parameters()) {
            var now = models.written(parameter.path());
            if (now != null) {
                written.put(parameter.path(), now);
            }
        }
        var evidence = new TuningReport.Evidence(
                group.autoScalingGroupName(),
                group.minSize(),
                group.maxSize(),
                file.scenario().fleet().profile().name(),
                BaselineFile.traces(file),
                models.policyJson(Map.of()),
                written);
        return new TuningReport(
                plan,
                result,
                confirmed,
                file.scenario().name(),
                Version.current(),
                inputs,
                evidence,
                warnings(file, confirmed),
                reproduce());
    }

    private static List<String> warnings(ScenarioFile file, List<Comparison> confirmed) {
        return Stream.concat(
                        file.warnings().stream().map(Problem::sentence),
                        confirmed.stream().flatMap(comparison -> comparison.warnings().stream()))
                .distinct()
                .toList();
    }

    String policyJson(Map<String, String> changes) {
        return models.policyJson(changes);
    }

    private String reproduce() {
        var words = new ArrayList<>(List.of("dryscale", "tune", ReproduceLine.path(options.scenario())));
        words.addAll(List.of("--space", ReproduceLine.path(options.space()), "--objective", options.objective()));
        options.gates().forEach(gate -> words.addAll(List.of("--subject-to", gate)));
        words.addAll(List.of("--policy", plan.policy()));
        if (options.applicableOnly()) {
            words.add("--applicable-only");
        }
        words.addAll(List.of("--candidates", Integer.toString(options.candidates())));
        words.addAll(List.of("--racers", Integer.toString(options.racers())));
        words.addAll(List.of("--replications", Integer.toString(options.replications())));
        if (options.traffic() != null) {
            words.addAll(List.of("--traffic", ReproduceLine.path(options.traffic())));
        }
        options.heldOutTraffic().forEach(path -> words.addAll(List.of("--held-out-traffic", ReproduceLine.path(path))));
        words.addAll(List.of("--held-out", options.heldOutText()));
        words.addAll(List.of("--seed", Long.toString(plan.split().trainSeed())));
        options.knobs().forEach((knob, value) -> words.addAll(List.of("--knob", knob + "=" + value)));
        options.files().allowPaths().forEach(path -> words.addAll(List.of("--allow-path", ReproduceLine.path(path))));
        var plugins = options.files().plugins();
        if (plugins != null) {
            words.addAll(List.of("--plugins", ReproduceLine.path(plugins)));
        }
        return String.join(" ", words.stream().map(ReproduceLine::quoted).toList());
    }
}

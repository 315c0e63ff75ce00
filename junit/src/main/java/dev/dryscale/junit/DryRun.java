package dev.dryscale.junit;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.Comparison;
import dev.dryscale.experiment.ComparisonPlan;
import dev.dryscale.experiment.Comparisons;
import dev.dryscale.experiment.Estimate;
import dev.dryscale.experiment.Measure;
import dev.dryscale.experiment.Progress;
import dev.dryscale.experiment.StoredBaseline;
import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.file.BaselineFile;
import dev.dryscale.scenario.file.ScenarioFile;
import dev.dryscale.scenario.file.ScenarioReader;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The dry runs behind one test method: each seed is simulated once, all policies on the same requests. */
final class DryRun {

    private static final Path RESOURCES = Path.of("src", "test", "resources");

    private final PolicyTest test;
    private final ScenarioFile file;
    private final @Nullable StoredBaseline stored;
    private final List<String> policies;
    private final Map<Long, Comparison> bySeed = new HashMap<>();

    private DryRun(PolicyTest test, ScenarioFile file, @Nullable StoredBaseline stored) {
        this.test = test;
        this.file = file;
        this.stored = stored;
        var known = file.candidates().stream()
                .filter(candidate -> !candidate.reference())
                .map(Candidate::name)
                .toList();
        this.policies = test.policies().length == 0 ? known : List.of(test.policies());
        for (var policy : policies) {
            if (!known.contains(policy)) {
                var nearest = Problems.nearest(policy, known);
                throw new IllegalArgumentException(test.scenario() + ": unknown policy " + policy
                        + (nearest == null
                                ? "; known: " + String.join(", ", known)
                                : "; did you mean " + nearest + "?"));
            }
        }
    }

    /**
     * What {@code test} asks for.
     *
     * @throws dev.dryscale.scenario.ProblemsException with everything that is wrong with the scenario
     * @throws IllegalArgumentException for a policy that the scenario does not have, or a baseline of something else
     */
    static DryRun of(PolicyTest test) {
        var file = ScenarioReader.read(find(test.scenario()), ScenarioOptions.DEFAULTS);
        var stored = test.baseline().isEmpty() ? null : BaselineFile.read(find(test.baseline()), test.baseline());
        var dryRun = new DryRun(test, file, stored);
        var mismatch = stored == null
                ? null
                : stored.mismatch(Version.current(), file.scenario(), BaselineFile.traces(file), dryRun.policies);
        if (mismatch != null) {
            throw new IllegalArgumentException(test.baseline() + ": " + mismatch
                    + "; if that is meant, store it anew with: dryscale gate " + find(test.scenario())
                    + " --write-baseline " + find(test.baseline()));
        }
        return dryRun;
    }

    private static Path find(String name) {
        var resource = RESOURCES.resolve(name);
        return !Files.exists(Path.of(name)) && Files.exists(resource) ? resource : Path.of(name);
    }

    String scenario() {
        return file.scenario().name();
    }

    List<String> policies() {
        return policies;
    }

    List<Long> seeds() {
        return test.seeds().length == 0
                ? List.of(file.seed())
                : Arrays.stream(test.seeds()).boxed().toList();
    }

    /** What the policy did with this seed. Tests may run at the same time; each seed is simulated by the first that asks. */
    synchronized PolicyResult result(String policy, long seed) {
        var comparison = bySeed.computeIfAbsent(seed, this::compare);
        var measured = comparison.results().stream()
                .filter(result -> result.candidate().name().equals(policy))
                .findFirst()
                .orElseThrow();
        return new PolicyResult(policy, measured, comparison, was(policy, comparison));
    }

    private Map<Measure, Double> was(String policy, Comparison comparison) {
        var values = stored == null ? null : stored.values().get(policy);
        if (values != null) {
            return values;
        }
        Map<Measure, Double> was = new EnumMap<>(Measure.class);
        var baseline = comparison.baseline();
        if (!baseline.candidate().name().equals(policy)) {
            baseline.estimates().forEach((measure, estimate) -> was.put(measure, value(estimate)));
        }
        return was;
    }

    private static double value(Estimate estimate) {
        return estimate.value();
    }

    private Comparison compare(long seed) {
        int replications = test.replications() == 0 ? file.replications() : test.replications();
        return Comparisons.run(
                new ComparisonPlan(
                        file.scenario(),
                        candidates(),
                        file.gates(),
                        seed,
                        replications,
                        Runtime.getRuntime().availableProcessors(),
                        Version.current(),
                        file.inputs(),
                        file.trafficSummary(),
                        file.warnings().stream()
                                .map(Problem::sentence)
                                .distinct()
                                .toList(),
                        reproduce(seed, replications)),
                Progress.NONE);
    }

    /** The baseline, the tested policies, and the yardsticks of the scenario. */
    private List<Candidate> candidates() {
        var chosen = new ArrayList<Candidate>();
        for (var candidate : file.candidates()) {
            if (chosen.isEmpty() || policies.contains(candidate.name())) {
                chosen.add(candidate);
            }
        }
        return chosen;
    }

    private String reproduce(long seed, int replications) {
        var words = new StringBuilder("dryscale compare ")
                .append(find(test.scenario()).toString().replace('\\', '/'));
        candidates().forEach(candidate -> words.append(" --policy ").append(candidate.name()));
        return words.append(" --seed ")
                .append(seed)
                .append(" --replications ")
                .append(replications)
                .toString();
    }
}

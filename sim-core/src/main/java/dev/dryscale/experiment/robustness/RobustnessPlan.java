package dev.dryscale.experiment.robustness;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.Gate;
import dev.dryscale.experiment.Scenario;
import java.util.List;
import java.util.Map;

/**
 * Which policies to put into which worse worlds.
 *
 * @param candidates at least one; the first is what {@code baseline} means in a gate, in every world anew
 * @param gates at least one
 * @param perturbations what is made worse
 * @param replications runs per policy and world, at least 1
 * @param inputs name and SHA-256 of every file read
 * @param reproduce the command that makes the same bytes again
 */
public record RobustnessPlan(
        Scenario scenario,
        List<Candidate> candidates,
        List<Gate> gates,
        List<PerturbationCatalog> perturbations,
        long seed,
        int replications,
        String version,
        Map<String, String> inputs,
        String trafficSummary,
        List<String> warnings,
        String reproduce) {

    public RobustnessPlan {
        candidates = List.copyOf(candidates);
        gates = List.copyOf(gates);
        perturbations = List.copyOf(perturbations);
        warnings = List.copyOf(warnings);
    }
}

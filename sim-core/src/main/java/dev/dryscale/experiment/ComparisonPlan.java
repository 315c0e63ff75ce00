package dev.dryscale.experiment;

import java.util.List;
import java.util.Map;

/**
 * What to compare and how.
 *
 * @param candidates at least one; the first is the baseline
 * @param seed root of all randomness
 * @param replications runs per candidate, at least 1; the most of them where {@code halfWidth} says when to stop
 * @param halfWidth stop as soon as the change in cost and p99 of every candidate against the first is known to this share,
 *     or of a single candidate their value; 0 runs all
 * @param threads at most so many at once; results do not depend on it
 * @param version of Dryscale, for the report
 * @param inputs name and SHA-256 of every file read
 * @param reproduce the command that makes the same bytes again
 */
public record ComparisonPlan(
        Scenario scenario,
        List<Candidate> candidates,
        List<Gate> gates,
        long seed,
        int replications,
        double halfWidth,
        int threads,
        String version,
        Map<String, String> inputs,
        String trafficSummary,
        List<String> warnings,
        String reproduce) {

    public ComparisonPlan {
        candidates = List.copyOf(candidates);
        gates = List.copyOf(gates);
        warnings = List.copyOf(warnings);
    }

    /** As many replications as are stated. */
    public ComparisonPlan(
            Scenario scenario,
            List<Candidate> candidates,
            List<Gate> gates,
            long seed,
            int replications,
            int threads,
            String version,
            Map<String, String> inputs,
            String trafficSummary,
            List<String> warnings,
            String reproduce) {
        this(
                scenario,
                candidates,
                gates,
                seed,
                replications,
                0,
                threads,
                version,
                inputs,
                trafficSummary,
                warnings,
                reproduce);
    }
}

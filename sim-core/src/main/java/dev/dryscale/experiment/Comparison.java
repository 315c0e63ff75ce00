package dev.dryscale.experiment;

import dev.dryscale.record.Slo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Candidates compared on common random numbers; the one immutable value that every report is made from.
 *
 * @param results in the order of the scenario file; the first is the baseline
 * @param replications how many runs each candidate had
 * @param inputs name and SHA-256 of every file read
 * @param trafficSummary e.g. {@code 58.8 million requests in 24 h, peak 2,565/s; recorded counts per minute, uniform}
 * @param reproduce the command that makes the same bytes again
 * @param slo the response-time objective that reports draw; null when none is stated
 */
public record Comparison(
        String scenarioName,
        String version,
        long seed,
        int replications,
        List<CandidateResult> results,
        Verdict verdict,
        Map<String, String> inputs,
        String trafficSummary,
        List<String> warnings,
        String reproduce,
        @Nullable Slo slo) {

    public Comparison {
        results = List.copyOf(results);
        warnings = List.copyOf(warnings);
    }

    /** A comparison without a response-time objective. */
    public Comparison(
            String scenarioName,
            String version,
            long seed,
            int replications,
            List<CandidateResult> results,
            Verdict verdict,
            Map<String, String> inputs,
            String trafficSummary,
            List<String> warnings,
            String reproduce) {
        this(
                scenarioName,
                version,
                seed,
                replications,
                results,
                verdict,
                inputs,
                trafficSummary,
                warnings,
                reproduce,
                null);
    }

    public CandidateResult baseline() {
        return results.get(0);
    }

    /** Whether every gate of every candidate that is judged held. */
    public boolean gatesHeld() {
        return results.stream().flatMap(result -> result.gates().stream()).allMatch(GateOutcome::held);
    }
}

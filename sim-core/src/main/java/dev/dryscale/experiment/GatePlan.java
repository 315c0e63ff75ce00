package dev.dryscale.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to hold against what.
 *
 * @param comparison candidates, gates, seed, and the most replications; its half-width is not used
 * @param judged names of the candidates that must keep the gates
 * @param stored by candidate, the values that {@code baseline} means; empty when the first candidate is the baseline
 * @param indifference half the indifference zone as a share of the limit, at least 0
 * @param closeHolds whether a result that is too close to call passes
 */
public record GatePlan(
        ComparisonPlan comparison,
        List<String> judged,
        Map<String, Map<Measure, Double>> stored,
        double indifference,
        boolean closeHolds) {

    public GatePlan {
        judged = List.copyOf(judged);
        stored = Collections.unmodifiableMap(new LinkedHashMap<>(stored));
    }
}

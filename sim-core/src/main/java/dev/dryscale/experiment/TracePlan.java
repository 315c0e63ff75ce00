package dev.dryscale.experiment;

import java.util.List;

/**
 * The same candidates on several traffic traces.
 *
 * @param traces at least one; each plan has the same candidates, gates, seed and replications
 */
public record TracePlan(List<Trace> traces) {

    public TracePlan {
        traces = List.copyOf(traces);
    }

    /** One of them, by the name that reports give it. */
    public record Trace(String name, ComparisonPlan plan) {}
}

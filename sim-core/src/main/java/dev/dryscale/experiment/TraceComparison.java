package dev.dryscale.experiment;

import java.util.List;

/**
 * Candidates compared on several traces.
 *
 * @param pooled over all traces; its runs, bills and timelines are those of the first trace
 * @param traces in the order of the plan
 */
public record TraceComparison(Comparison pooled, List<Trace> traces) {

    public TraceComparison {
        traces = List.copyOf(traces);
    }

    /** What was found on one trace. */
    public record Trace(String name, Comparison comparison) {

        /** What this trace shows of the candidate at a place of the plan. */
        public CandidateResult result(int candidate) {
            return comparison.results().get(candidate);
        }
    }

    /** The trace on which a candidate's measure is largest, which is worst: lower is better in all that are shown. */
    public Trace worst(int candidate, Measure measure) {
        var worst = traces.get(0);
        for (var trace : traces) {
            if (value(trace, candidate, measure) > value(worst, candidate, measure)) {
                worst = trace;
            }
        }
        return worst;
    }

    private static double value(Trace trace, int candidate, Measure measure) {
        var estimate = trace.result(candidate).estimates().get(measure);
        return estimate == null || Double.isNaN(estimate.value()) ? Double.NEGATIVE_INFINITY : estimate.value();
    }

    /** Whether every gate held on every trace. */
    public boolean gatesHeld() {
        return traces.stream().allMatch(trace -> trace.comparison().gatesHeld());
    }
}

package dev.dryscale.experiment;

import dev.dryscale.cost.Bill;
import dev.dryscale.record.RunResult;
import java.util.List;
import java.util.Map;

/**
 * What a comparison found out about one candidate.
 *
 * @param estimates every measure with its interval
 * @param differences candidate minus baseline, paired by replication; empty for the baseline itself
 * @param changes the same relative to the baseline's value, -0.15 for 15 % less; without the measures whose baseline is not
 *     known apart from 0
 * @param run the first replication, for timelines, activities and decisions
 * @param bill the bill of that replication
 * @param gates how each gate came out for this candidate
 */
public record CandidateResult(
        Candidate candidate,
        Map<Measure, Estimate> estimates,
        Map<Measure, Estimate> differences,
        Map<Measure, Estimate> changes,
        RunResult run,
        Bill bill,
        List<GateOutcome> gates) {

    public CandidateResult {
        gates = List.copyOf(gates);
    }

    public Estimate estimate(Measure measure) {
        var estimate = estimates.get(measure);
        if (estimate == null) {
            throw new IllegalArgumentException("not measured: " + measure.gateName());
        }
        return estimate;
    }
}

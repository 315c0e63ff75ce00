package dev.dryscale.experiment;

import dev.dryscale.cost.Bill;
import dev.dryscale.cost.Billing;
import dev.dryscale.record.RunResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Compares candidates on common random numbers: every candidate is run with the same seeds, differences are paired by
 * replication. The outcome does not depend on how many threads do the work.
 */
public final class Comparisons {

    private final ComparisonPlan plan;
    private final List<String> warnings;

    private Comparisons(ComparisonPlan plan) {
        this.plan = plan;
        this.warnings = new ArrayList<>(plan.warnings());
    }

    /**
     * Runs the plan.
     *
     * @throws CancellationException when {@code progress} cancels before every candidate has had one replication; later,
     *     the comparison is made of what is complete and says so
     */
    public static Comparison run(ComparisonPlan plan, Progress progress) {
        return new Comparisons(plan).compare(new ReplicationRunner(plan, progress).run());
    }

    private Comparison compare(List<List<ReplicationRunner.Outcome>> outcomes) {
        int replications = outcomes.stream().mapToInt(List::size).min().orElse(0);
        if (replications == 0) {
            throw new CancellationException("interrupted before every candidate was run once");
        }
        if (replications < plan.replications()) {
            warnings.add(String.format(
                    Locale.ROOT, "interrupted: %d of %d replications are complete", replications, plan.replications()));
        }
        return comparison(outcomes, samples(outcomes, replications));
    }

    private static Samples samples(List<List<ReplicationRunner.Outcome>> outcomes, int replications) {
        return new Samples(outcomes.stream()
                .map(runs -> runs.subList(0, replications).stream()
                        .map(ReplicationRunner.Outcome::measures)
                        .toList())
                .toList());
    }

    private Comparison comparison(List<List<ReplicationRunner.Outcome>> outcomes, Samples samples) {
        var results = new ArrayList<CandidateResult>();
        for (int i = 0; i < outcomes.size(); i++) {
            results.add(result(i, outcomes.get(i).get(0), samples));
        }
        return new Comparison(
                plan.scenario().name(),
                plan.version(),
                plan.seed(),
                samples.replications(),
                results,
                new Judge(results, samples, !plan.gates().isEmpty()).verdict(),
                plan.inputs(),
                plan.trafficSummary(),
                warnings,
                plan.reproduce(),
                plan.scenario().slo());
    }

    private CandidateResult result(int candidate, ReplicationRunner.Outcome first, Samples samples) {
        Map<Measure, Estimate> estimates = new EnumMap<>(Measure.class);
        Map<Measure, Estimate> differences = new EnumMap<>(Measure.class);
        Map<Measure, Estimate> changes = new EnumMap<>(Measure.class);
        for (var measure : Measure.values()) {
            estimates.put(measure, samples.estimate(measure, candidate));
            if (candidate > 0) {
                differences.put(measure, samples.difference(measure, candidate, 0));
                var change = samples.relativeChange(measure, candidate, 0);
                if (change != null) {
                    changes.put(measure, change);
                }
            }
        }
        var gates = plan.gates().stream()
                .map(gate -> judge(gate, candidate, samples))
                .toList();
        return new CandidateResult(
                plan.candidates().get(candidate),
                estimates,
                differences,
                changes,
                first.keptRun(),
                first.keptBill(),
                gates);
    }

    private static GateOutcome judge(Gate gate, int candidate, Samples samples) {
        double actual = samples.estimate(gate.measure(), candidate).value();
        double limit = gate.relative()
                ? gate.bound() * samples.estimate(gate.measure(), 0).value()
                : gate.bound();
        return new GateOutcome(
                gate.expression(),
                gate.measure(),
                actual,
                limit,
                gate.operator().holds(actual, limit));
    }

    /** The bill of a run; empty when the scenario states no prices. */
    static Bill bill(Scenario scenario, RunResult run) {
        var prices = scenario.prices();
        return prices == null
                ? new Bill(List.of(), run.horizonNanos(), "", "no prices stated")
                : Billing.bill(run.usage(), prices);
    }

    static <T> T kept(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("only the first replication is kept");
        }
        return value;
    }
}

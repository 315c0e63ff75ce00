package dev.dryscale.experiment;

import dev.dryscale.cost.Bill;
import dev.dryscale.cost.Billing;
import dev.dryscale.record.Recovery;
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
        return new Comparisons(plan)
                .compare(ReplicationRunner.of(plan, progress))
                .comparison();
    }

    /** As {@link #run}, with outcomes that can be pooled. */
    static Complete complete(ComparisonPlan plan, Progress progress) {
        return new Comparisons(plan).compare(ReplicationRunner.forPooling(plan, progress));
    }

    /**
     * A comparison and what it was made of.
     *
     * @param outcomes by candidate, then by replication, of which each has as many
     */
    record Complete(Comparison comparison, List<List<ReplicationRunner.Outcome>> outcomes) {}

    /** Runs all, or as many as the half-width asks for; threads have no say in how many those are. */
    private Complete compare(ReplicationRunner runner) {
        List<List<ReplicationRunner.Outcome>> outcomes = new ArrayList<>();
        plan.candidates().forEach(candidate -> outcomes.add(new ArrayList<>()));
        var rule = new StoppingRule(plan.halfWidth());
        int complete = 0;
        int wanted = StoppingRule.first(plan.halfWidth(), plan.replications());
        while (complete < wanted) {
            var more = runner.run(complete, wanted);
            for (int i = 0; i < outcomes.size(); i++) {
                outcomes.get(i).addAll(more.get(i));
            }
            complete = outcomes.stream().mapToInt(List::size).min().orElse(0);
            if (complete < wanted || complete == plan.replications()) {
                break;
            }
            var samples = samples(outcomes, complete);
            wanted = rule.stops(samples, outcomes.size())
                    ? complete
                    : rule.next(samples, outcomes.size(), plan.replications());
        }
        if (complete == 0) {
            throw new CancellationException("interrupted before every candidate was run once");
        }
        int replications = complete;
        var whole = outcomes.stream().map(runs -> runs.subList(0, replications)).toList();
        tell(whole, replications, wanted);
        return new Complete(comparison(whole), whole);
    }

    /** What was left undone, or what a half-width took. */
    private void tell(List<List<ReplicationRunner.Outcome>> outcomes, int complete, int wanted) {
        if (complete < wanted) {
            warnings.add(String.format(
                    Locale.ROOT, "interrupted: %d of %d replications are complete", complete, plan.replications()));
        } else if (plan.halfWidth() > 0) {
            var rule = new StoppingRule(plan.halfWidth());
            double widest = complete < 2 ? Double.NaN : 100 * rule.widest(new Samples(outcomes), outcomes.size());
            long requests = outcomes.stream()
                    .flatMap(List::stream)
                    .mapToLong(ReplicationRunner.Outcome::requests)
                    .sum();
            warnings.add(String.format(
                    Locale.ROOT,
                    "half-width %s: %d replications with %d requests in all; %s known to %.2f %%",
                    rule.stops(new Samples(outcomes), outcomes.size()) ? "reached" : "not reached",
                    complete,
                    requests,
                    outcomes.size() == 1 ? "cost and p99 are" : "changes in cost and p99 are",
                    widest));
        }
    }

    private static Samples samples(List<List<ReplicationRunner.Outcome>> outcomes, int replications) {
        return new Samples(
                outcomes.stream().map(runs -> runs.subList(0, replications)).toList());
    }

    private Comparison comparison(List<List<ReplicationRunner.Outcome>> outcomes) {
        var samples = new Samples(outcomes);
        var results = new ArrayList<CandidateResult>();
        for (int i = 0; i < outcomes.size(); i++) {
            var first = outcomes.get(i).get(0);
            results.add(result(withFleet(plan.candidates().get(i)), i, first, samples, gates(i, samples)));
        }
        return new Comparison(
                plan.scenario().name(),
                plan.version(),
                plan.seed(),
                samples.replications(),
                results,
                told(new Judge(results, samples, !plan.gates().isEmpty()).verdict(), results),
                plan.inputs(),
                plan.trafficSummary(),
                warnings,
                plan.reproduce(),
                plan.scenario().slo());
    }

    /** Whoever does not come back from an overload by itself is named, whatever it costs. */
    private static Verdict told(Verdict verdict, List<CandidateResult> results) {
        var lost = results.stream()
                .filter(result -> result.run().notes().stream().anyMatch(note -> note.startsWith(Recovery.DOES_NOT)))
                .map(result -> result.candidate().name() + " " + Recovery.DOES_NOT)
                .toList();
        return lost.isEmpty()
                ? verdict
                : new Verdict(
                        verdict.winner(),
                        verdict.sentence() + "; " + String.join(", ", lost),
                        verdict.intervalSource());
    }

    /** What the samples say about the candidate at this place. */
    static CandidateResult result(
            Candidate named, int candidate, ReplicationRunner.Outcome first, Samples samples, List<GateOutcome> gates) {
        Map<Measure, Estimate> estimates = new EnumMap<>(Measure.class);
        Map<Measure, Estimate> differences = new EnumMap<>(Measure.class);
        Map<Measure, Estimate> changes = new EnumMap<>(Measure.class);
        for (var measure : Measure.values()) {
            if (!samples.has(measure, candidate)) {
                continue;
            }
            estimates.put(measure, samples.estimate(measure, candidate));
            if (candidate > 0) {
                differences.put(measure, samples.difference(measure, candidate, 0));
                var change = samples.relativeChange(measure, candidate, 0);
                if (change != null) {
                    changes.put(measure, change);
                }
            }
        }
        return new CandidateResult(named, estimates, differences, changes, first.keptRun(), first.keptBill(), gates);
    }

    /** A result says what it was measured on. */
    private Candidate withFleet(Candidate candidate) {
        return new Candidate(
                candidate.name(),
                candidate.policies(),
                candidate.origin(),
                candidate.fleetIn(plan.scenario()),
                candidate.reference());
    }

    /** None for a reference, which is no choice. */
    private List<GateOutcome> gates(int candidate, Samples samples) {
        if (plan.candidates().get(candidate).reference()) {
            return List.of();
        }
        return plan.gates().stream()
                .map(gate -> judge(gate, candidate, samples))
                .toList();
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

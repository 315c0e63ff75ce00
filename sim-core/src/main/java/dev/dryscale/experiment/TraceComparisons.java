package dev.dryscale.experiment;

import dev.dryscale.experiment.ReplicationRunner.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/**
 * Compares candidates on several traces, one after the other, and on all of them together: replication by replication, what
 * the traces cost is added up and their requests are counted as one lot. A gate must hold on every trace.
 */
public final class TraceComparisons {

    private final TracePlan plan;
    private final List<Comparisons.Complete> complete;

    /** @param complete of the first traces of the plan, at least one */
    private TraceComparisons(TracePlan plan, List<Comparisons.Complete> complete) {
        this.plan = plan;
        this.complete = complete;
    }

    /**
     * Runs the plan.
     *
     * @throws CancellationException when {@code progress} cancels before the first trace has had one replication; later, the
     *     comparison is made of the traces that are complete and says so
     */
    public static TraceComparison run(TracePlan plan, Progress progress) {
        var complete = new ArrayList<Comparisons.Complete>();
        int all = plan.traces().size();
        for (var trace : plan.traces()) {
            try {
                complete.add(Comparisons.complete(trace.plan(), part(progress, trace.name(), complete.size(), all)));
            } catch (CancellationException cancelled) {
                if (complete.isEmpty()) {
                    throw cancelled;
                }
                break;
            }
        }
        return new TraceComparisons(plan, complete).comparison();
    }

    /** How far one trace of several is, of the whole. */
    private static Progress part(Progress whole, String name, int done, int all) {
        return new Progress() {
            @Override
            public void report(double fraction, String doing) {
                whole.report((done + fraction) / all, name + ", " + doing);
            }

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }
        };
    }

    private TraceComparison comparison() {
        var traces = new ArrayList<TraceComparison.Trace>();
        for (int t = 0; t < complete.size(); t++) {
            traces.add(new TraceComparison.Trace(
                    plan.traces().get(t).name(), complete.get(t).comparison()));
        }
        return new TraceComparison(pooled(traces), traces);
    }

    private Comparison pooled(List<TraceComparison.Trace> traces) {
        var first = plan.traces().get(0).plan();
        var outcomes = outcomes(first.candidates().size());
        var samples = new Samples(outcomes);
        var results = new ArrayList<CandidateResult>();
        for (int c = 0; c < outcomes.size(); c++) {
            var candidate = first.candidates().get(c);
            results.add(Comparisons.result(candidate, c, outcomes.get(c).get(0), samples, gates(c, traces)));
        }
        return new Comparison(
                first.scenario().name(),
                first.version(),
                first.seed(),
                samples.replications(),
                results,
                new Judge(results, samples, !first.gates().isEmpty()).verdict(),
                inputs(traces),
                summary(traces),
                warnings(traces),
                first.reproduce(),
                first.scenario().slo());
    }

    private static Map<String, String> inputs(List<TraceComparison.Trace> traces) {
        var inputs = new TreeMap<String, String>();
        traces.forEach(trace -> inputs.putAll(trace.comparison().inputs()));
        return inputs;
    }

    /** Each once, and what is missing. */
    private List<String> warnings(List<TraceComparison.Trace> traces) {
        var warnings = new LinkedHashSet<String>();
        traces.forEach(trace -> warnings.addAll(trace.comparison().warnings()));
        if (traces.size() < plan.traces().size()) {
            warnings.add(
                    "interrupted: " + traces.size() + " of " + plan.traces().size() + " traces are complete");
        }
        return List.copyOf(warnings);
    }

    private static String summary(List<TraceComparison.Trace> traces) {
        return traces.size() + " traces pooled: "
                + traces.stream()
                        .map(trace -> trace.name() + " (" + trace.comparison().trafficSummary() + ")")
                        .collect(Collectors.joining("; "));
    }

    /** By candidate, then by replication, as many as every trace has. */
    private List<List<Outcome>> outcomes(int candidates) {
        int replications = complete.stream()
                .mapToInt(one -> one.comparison().replications())
                .min()
                .orElse(0);
        List<List<Outcome>> pooled = new ArrayList<>();
        for (int c = 0; c < candidates; c++) {
            var runs = new ArrayList<Outcome>();
            for (int r = 0; r < replications; r++) {
                var pool = new TracePool();
                for (int t = 0; t < complete.size(); t++) {
                    var scenario = plan.traces().get(t).plan().scenario();
                    pool.add(scenario, complete.get(t).outcomes().get(c).get(r));
                }
                runs.add(pool.outcome());
            }
            pooled.add(runs);
        }
        return pooled;
    }

    /** Each gate as it came out on the trace that is worst for it. */
    private List<GateOutcome> gates(int candidate, List<TraceComparison.Trace> traces) {
        var gates = new ArrayList<GateOutcome>();
        for (int g = 0; g < traces.get(0).result(candidate).gates().size(); g++) {
            var gate = plan.traces().get(0).plan().gates().get(g);
            var worst = traces.get(0);
            for (var trace : traces) {
                if (excess(trace, candidate, g, gate) > excess(worst, candidate, g, gate)) {
                    worst = trace;
                }
            }
            var outcome = worst.result(candidate).gates().get(g);
            gates.add(new GateOutcome(
                    outcome.expression() + " on " + worst.name(),
                    outcome.measure(),
                    outcome.actual(),
                    outcome.limit(),
                    outcome.held()));
        }
        return gates;
    }

    private static double excess(TraceComparison.Trace trace, int candidate, int place, Gate gate) {
        var outcome = trace.result(candidate).gates().get(place);
        return gate.excess(outcome.actual(), outcome.limit());
    }
}

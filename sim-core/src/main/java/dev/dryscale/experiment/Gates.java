package dev.dryscale.experiment;

import dev.dryscale.experiment.GateReport.Finding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Holds candidates against gates, with as many replications as it takes to be sure, in batches of a fixed size. */
public final class Gates {

    /** The first look; each further one is at a quarter more runs, so that few looks lead to many runs. */
    private static final int BATCH = 5;

    private static final int QUARTER = 4;

    private final GatePlan plan;
    private final ComparisonPlan comparison;

    private Gates(GatePlan plan) {
        this.plan = plan;
        this.comparison = plan.comparison();
    }

    /**
     * Runs the plan.
     *
     * @throws CancellationException when {@code progress} cancels: an unfinished gate is neither held nor missed
     */
    public static GateReport run(GatePlan plan, Progress progress) {
        return new Gates(plan).judge(ReplicationRunner.of(plan.comparison(), progress));
    }

    private GateReport judge(ReplicationRunner runner) {
        List<List<ReplicationRunner.Outcome>> outcomes = new ArrayList<>();
        comparison.candidates().forEach(candidate -> outcomes.add(new ArrayList<>()));
        while (true) {
            int from = outcomes.get(0).size();
            int to = Math.min(comparison.replications(), nextLook(from));
            var more = runner.run(from, to);
            for (int i = 0; i < outcomes.size(); i++) {
                if (more.get(i).size() < to - from) {
                    throw new CancellationException("interrupted before the gates were decided");
                }
                outcomes.get(i).addAll(more.get(i));
            }
            var samples = new Samples(outcomes);
            boolean last = to == comparison.replications();
            var findings = findings(samples, last);
            if (findings != null) {
                return report(samples, findings);
            }
        }
    }

    /** In whole batches, so that threads are not idle: 5, 10, ..., 25, 35, 45, 60, 75, 95 ... 1,000 in two dozen looks. */
    static int nextLook(int runs) {
        int more = Math.max(BATCH, (runs / QUARTER + BATCH - 1) / BATCH * BATCH);
        return runs + more;
    }

    /** Null as long as one of them is not decided. */
    private @Nullable List<Finding> findings(Samples samples, boolean last) {
        var findings = new ArrayList<Finding>();
        for (int c = 0; c < comparison.candidates().size(); c++) {
            if (!plan.judged().contains(comparison.candidates().get(c).name())) {
                continue;
            }
            for (Gate gate : comparison.gates()) {
                var finding = finding(gate, c, samples, last);
                if (finding == null) {
                    return null;
                }
                findings.add(finding);
            }
        }
        return findings;
    }

    private @Nullable Finding finding(Gate gate, int candidate, Samples samples, boolean last) {
        var name = comparison.candidates().get(candidate).name();
        var values = samples.values(gate.measure(), candidate);
        var was = was(gate.measure(), candidate, samples);
        var limits = limits(gate, was, samples, values.length);
        double limit = Estimates.mean(limits).value();
        boolean upper = gate.operator() == Gate.Operator.LESS || gate.operator() == Gate.Operator.AT_MOST;
        var distances = upper ? Estimates.differences(values, limits) : Estimates.differences(limits, values);
        boolean strict = gate.operator() == Gate.Operator.LESS || gate.operator() == Gate.Operator.GREATER;
        var status = GateDecision.of(distances, plan.indifference() * Math.abs(limit), strict);
        if (status == null && !last) {
            return null;
        }
        return new Finding(
                name,
                gate,
                was,
                samples.simulated(gate.measure(), candidate),
                limit,
                status == null ? GateStatus.TOO_CLOSE : status);
    }

    private @Nullable Double was(Measure measure, int candidate, Samples samples) {
        var stored = plan.stored().get(comparison.candidates().get(candidate).name());
        if (stored != null) {
            return stored.get(measure);
        }
        return candidate == 0 ? null : samples.simulated(measure, 0).value();
    }

    /** The limit of each replication: paired with the baseline's run where that is simulated too. */
    private double[] limits(Gate gate, @Nullable Double was, Samples samples, int replications) {
        var limits = new double[replications];
        var baseline = samples.values(gate.measure(), 0);
        for (int i = 0; i < replications; i++) {
            if (!gate.relative()) {
                limits[i] = gate.bound();
            } else {
                limits[i] = gate.bound() * (plan.stored().isEmpty() || was == null ? baseline[i] : was);
            }
        }
        return limits;
    }

    private GateReport report(Samples samples, List<Finding> findings) {
        return new GateReport(
                comparison.scenario().name(),
                comparison.version(),
                comparison.seed(),
                samples.replications(),
                plan.closeHolds(),
                findings,
                measured(samples),
                comparison.trafficSummary(),
                warnings(samples, findings),
                comparison.reproduce());
    }

    /** What was simulated, by candidate. */
    private Map<String, Map<Measure, Estimate>> measured(Samples samples) {
        var measured = new LinkedHashMap<String, Map<Measure, Estimate>>();
        for (int c = 0; c < comparison.candidates().size(); c++) {
            var estimates = new EnumMap<Measure, Estimate>(Measure.class);
            for (var measure : Measure.values()) {
                if (samples.has(measure, c)) {
                    estimates.put(measure, samples.simulated(measure, c));
                }
            }
            measured.put(comparison.candidates().get(c).name(), estimates);
        }
        return measured;
    }

    /** Those of the comparison, and one for each gate that is too close to call. */
    private List<String> warnings(Samples samples, List<Finding> findings) {
        var warnings = new ArrayList<>(comparison.warnings());
        findings.stream()
                .filter(finding -> finding.status() == GateStatus.TOO_CLOSE)
                .map(finding -> String.format(
                        Locale.ROOT,
                        "%s: %s is too close to its limit to call after %d replications",
                        finding.candidate(),
                        finding.gate().expression(),
                        samples.replications()))
                .forEach(warnings::add);
        return warnings;
    }
}

package dev.dryscale.experiment;

import dev.dryscale.cost.Bill;
import dev.dryscale.record.RequestStretch;
import dev.dryscale.record.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Runs every replication of every candidate on a fixed number of threads; results are in plan order. */
final class ReplicationRunner {

    private final ComparisonPlan plan;
    private final MinuteCount count;
    private final boolean keepsStretches;

    /** By candidate, what its first replication says about all of them. */
    private final Map<String, InitialTransient.Finding> leftOut = new ConcurrentHashMap<>();

    private ReplicationRunner(ComparisonPlan plan, Progress progress, boolean keepsStretches) {
        this.plan = plan;
        this.keepsStretches = keepsStretches;
        long minutes = MinuteCount.minutes(plan.scenario());
        this.count = new MinuteCount(progress, minutes * plan.candidates().size() * plan.replications());
    }

    static ReplicationRunner of(ComparisonPlan plan, Progress progress) {
        return new ReplicationRunner(plan, progress, false);
    }

    /** One whose outcomes can be pooled with those on other traces. */
    static ReplicationRunner forPooling(ComparisonPlan plan, Progress progress) {
        return new ReplicationRunner(plan, progress, true);
    }

    /**
     * Replications {@code [from, to)}, by candidate; a candidate has fewer when the work was cancelled. The first replication
     * goes ahead where it says what the others leave out.
     */
    List<List<Outcome>> run(int from, int to) {
        if (from > 0 || to == 1 || !plan.scenario().traffic().isStationary()) {
            return together(from, to);
        }
        var outcomes = together(0, 1);
        var others = together(1, to);
        for (int c = 0; c < outcomes.size(); c++) {
            if (!outcomes.get(c).isEmpty()) {
                outcomes.get(c).addAll(others.get(c));
            }
        }
        return outcomes;
    }

    private List<List<Outcome>> together(int from, int to) {
        List<List<Outcome>> outcomes = new ArrayList<>();
        plan.candidates().forEach(candidate -> outcomes.add(new ArrayList<>()));
        var groups = groups(to - from);
        var tasks = new ArrayList<Callable<List<Outcome>>>();
        for (int r = from; r < to; r++) {
            for (var group : groups) {
                int replication = r;
                tasks.add(() -> replicate(group, replication));
            }
        }
        int candidate = 0;
        for (var results : Workers.run(plan.threads(), tasks)) {
            for (var outcome : results) {
                outcomes.get(candidate++ % outcomes.size()).add(outcome);
            }
        }
        return outcomes;
    }

    /** Candidates that are run together in one thread: as many as possible, but no thread shall be idle. */
    private List<List<Candidate>> groups(int replications) {
        int candidates = plan.candidates().size();
        int threads = Math.max(1, plan.threads());
        int forThreads = replications % threads == 0 ? 1 : Math.min(candidates, threads);
        int parts = Math.max(forThreads, (candidates + LocalSweep.MOST_TOGETHER - 1) / LocalSweep.MOST_TOGETHER);
        List<List<Candidate>> groups = new ArrayList<>();
        for (int g = 0; g < parts; g++) {
            groups.add(plan.candidates().subList(g * candidates / parts, (g + 1) * candidates / parts));
        }
        return groups;
    }

    private List<Outcome> replicate(List<Candidate> group, int replication) {
        count.check();
        var watchers = group.stream().map(count::watcher).toList();
        var outcomes = new ArrayList<Outcome>();
        var runs = Simulation.runTogether(plan.scenario(), group, plan.seed(), replication, watchers);
        for (int i = 0; i < group.size(); i++) {
            outcomes.add(outcome(group.get(i), replication, runs.get(i)));
        }
        return outcomes;
    }

    private Outcome outcome(Candidate candidate, int replication, RunResult run) {
        var scenario = plan.scenario();
        var bill = Comparisons.bill(scenario, run);
        var measures = Measures.of(run, bill);
        var input = Simulation.input(scenario, candidate, plan.seed(), replication);
        Regret.measure(measures, scenario, plan.candidates(), input, run);
        var daily = DailyMeasures.of(scenario, run, bill.totalDollars());
        boolean keep = replication == 0;
        if (keep) {
            leftOut.put(candidate.name(), InitialTransient.of(scenario, input, run));
        }
        var left = leftOut.getOrDefault(candidate.name(), InitialTransient.NONE);
        if (left.nanos() > 0) {
            Measures.leaveOut(measures, run, bill, left.nanos());
        }
        var stretches = keepsStretches
                ? run.stretches().stream()
                        .filter(stretch -> stretch.endNanos() > left.nanos())
                        .toList()
                : List.<RequestStretch>of();
        return new Outcome(
                run.requests().offered(),
                measures,
                daily,
                stretches,
                keep ? run.noting(left.note()) : null,
                keep ? bill : null);
    }

    /**
     * What one run is worth; only a candidate's first run keeps its timelines.
     *
     * @param requests that came in it
     * @param stretches the requests that its measures speak about; empty unless it is to be pooled
     */
    record Outcome(
            long requests,
            Map<Measure, Double> measures,
            Map<Measure, double[]> daily,
            List<RequestStretch> stretches,
            @Nullable RunResult run,
            @Nullable Bill bill) {

        RunResult keptRun() {
            return Comparisons.kept(run);
        }

        Bill keptBill() {
            return Comparisons.kept(bill);
        }
    }
}

package dev.dryscale.experiment;

import dev.dryscale.fleet.Fidelity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** A sweep on the cores of this machine. Neighbours that see the same requests are run in step, so that these are drawn once. */
public final class LocalSweep implements SweepRunner {

    /** Runs in step on one thread, so that their figures fit into memory and cache. */
    static final int MOST_TOGETHER = 8;

    private final int threads;

    /** @param threads at most so many runs at once, at least 1; results do not depend on it */
    public LocalSweep(int threads) {
        this.threads = threads;
    }

    @Override
    public List<SweepResult> run(
            SweepModels models, List<SweepRun> runs, Progress progress, Consumer<SweepResult> done) {
        long minutes = runs.stream()
                .mapToLong(run -> MinuteCount.minutes(models.scenario(run.traffic())))
                .sum();
        var count = new MinuteCount(progress, minutes);
        var tasks = new ArrayList<Callable<List<SweepResult>>>();
        for (var group : groups(runs)) {
            tasks.add(() -> {
                var results = new Group(models, group).run(count);
                synchronized (done) {
                    results.forEach(done);
                }
                return results;
            });
        }
        var results =
                Workers.run(threads, tasks).stream().flatMap(Collection::stream).toList();
        if (results.size() < runs.size()) {
            throw new CancellationException("interrupted after " + results.size() + " of " + runs.size() + " runs");
        }
        return results;
    }

    /** Neighbours with the same requests, cut so that no thread is idle. */
    private List<List<SweepRun>> groups(List<SweepRun> runs) {
        int most = Math.max(1, Math.min(MOST_TOGETHER, (runs.size() + threads - 1) / Math.max(1, threads)));
        var groups = new ArrayList<List<SweepRun>>();
        int from = 0;
        for (int i = 1; i <= runs.size(); i++) {
            if (i == runs.size() || i - from == most || !sameRequests(runs.get(from), runs.get(i))) {
                groups.add(runs.subList(from, i));
                from = i;
            }
        }
        return groups;
    }

    private static boolean sameRequests(SweepRun one, SweepRun other) {
        return (one.fidelity() == Fidelity.REQUESTS || one.fidelity() == Fidelity.AUTO)
                && one.fidelity() == other.fidelity()
                && one.traffic().equals(other.traffic())
                && one.seed() == other.seed()
                && one.replication() == other.replication();
    }

    /** Runs of one scenario, seed and replication. */
    private record Group(SweepModels models, List<SweepRun> runs) {

        List<SweepResult> run(MinuteCount count) {
            count.check();
            var first = runs.get(0);
            var scenario = models.scenario(first.traffic()).at(first.fidelity());
            var candidates = runs.stream().map(models::candidate).toList();
            var watchers = candidates.stream().map(count::watcher).toList();
            var measured = Simulation.runTogether(scenario, candidates, first.seed(), first.replication(), watchers);
            var results = new ArrayList<SweepResult>();
            for (int i = 0; i < runs.size(); i++) {
                var measures = Measures.of(measured.get(i), Comparisons.bill(scenario, measured.get(i)));
                var peers = models.peers(runs.get(i));
                if (!peers.isEmpty()) {
                    var input = Simulation.input(scenario, candidates.get(i), first.seed(), first.replication());
                    Regret.measure(measures, scenario, peers, input, measured.get(i));
                }
                results.add(new SweepResult(runs.get(i), measures));
            }
            return results;
        }
    }
}

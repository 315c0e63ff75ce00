package dev.dryscale.experiment;

import dev.dryscale.cost.Bill;
import dev.dryscale.fleet.FleetRun;
import dev.dryscale.record.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Runs every replication of every candidate on a fixed number of threads; results are in plan order. */
final class ReplicationRunner {

    /** Runs in step on one thread, so that their figures fit into memory and cache. */
    private static final int MOST_TOGETHER = 8;

    /** The progress is told so many times; text for each minute would cost more than the minute. */
    private static final long REPORTS = 200;

    private final ComparisonPlan plan;
    private final Progress progress;
    private final AtomicLong minutesDone = new AtomicLong();
    private final long minutesInAll;

    ReplicationRunner(ComparisonPlan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
        long minutes = plan.scenario().horizonNanos() / 60_000_000_000L;
        this.minutesInAll = Math.max(1, minutes * plan.candidates().size() * plan.replications());
    }

    /** Replications {@code [from, to)}, by candidate; a candidate has fewer when the work was cancelled. */
    List<List<Outcome>> run(int from, int to) {
        var executor = Executors.newFixedThreadPool(Math.max(1, plan.threads()), task -> {
            var thread = new Thread(task, "replication");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<List<Future<List<Outcome>>>> futures = new ArrayList<>();
            var groups = groups(to - from);
            groups.forEach(group -> futures.add(new ArrayList<>()));
            for (int r = from; r < to; r++) {
                for (int g = 0; g < groups.size(); g++) {
                    var group = groups.get(g);
                    int replication = r;
                    futures.get(g).add(executor.submit(() -> replicate(group, replication)));
                }
            }
            List<List<Outcome>> outcomes = new ArrayList<>();
            for (int g = 0; g < groups.size(); g++) {
                outcomes.addAll(collect(futures.get(g), groups.get(g).size()));
            }
            return outcomes;
        } finally {
            executor.shutdownNow();
        }
    }

    /** Candidates that are run together in one thread: as many as possible, but no thread shall be idle. */
    private List<List<Candidate>> groups(int replications) {
        int candidates = plan.candidates().size();
        int threads = Math.max(1, plan.threads());
        int forThreads = replications % threads == 0 ? 1 : Math.min(candidates, threads);
        int count = Math.max(forThreads, (candidates + MOST_TOGETHER - 1) / MOST_TOGETHER);
        List<List<Candidate>> groups = new ArrayList<>();
        for (int g = 0; g < count; g++) {
            groups.add(plan.candidates().subList(g * candidates / count, (g + 1) * candidates / count));
        }
        return groups;
    }

    private List<Outcome> replicate(List<Candidate> group, int replication) {
        if (progress.cancelled()) {
            throw new CancellationException();
        }
        var watchers = group.stream().map(this::watcher).toList();
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
        return new Outcome(measures, daily, keep ? run : null, keep ? bill : null);
    }

    private FleetRun.Watcher watcher(Candidate candidate) {
        return (now, desired, cpu) -> {
            long done = minutesDone.incrementAndGet();
            if (done * REPORTS / minutesInAll != (done - 1) * REPORTS / minutesInAll) {
                double fraction = (double) done / minutesInAll;
                progress.report(
                        Math.min(1, fraction),
                        Double.isNaN(cpu)
                                ? String.format(Locale.ROOT, "%s: %d instances", candidate.name(), desired)
                                : String.format(
                                        Locale.ROOT, "%s: %d instances, CPU %.0f %%", candidate.name(), desired, cpu));
            }
            if (progress.cancelled()) {
                throw new CancellationException();
            }
        };
    }

    /** The outcomes of a group by candidate, then by replication. */
    private static List<List<Outcome>> collect(List<Future<List<Outcome>>> futures, int candidates) {
        List<List<Outcome>> byCandidate = new ArrayList<>();
        for (int c = 0; c < candidates; c++) {
            byCandidate.add(new ArrayList<>());
        }
        for (var outcomes : complete(futures)) {
            for (int c = 0; c < candidates; c++) {
                byCandidate.get(c).add(outcomes.get(c));
            }
        }
        return byCandidate;
    }

    private static List<List<Outcome>> complete(List<Future<List<Outcome>>> futures) {
        var outcomes = new ArrayList<List<Outcome>>();
        for (var future : futures) {
            try {
                outcomes.add(future.get());
            } catch (ExecutionException failure) {
                if (failure.getCause() instanceof CancellationException) {
                    break;
                }
                throw rethrow(failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return outcomes;
    }

    private static RuntimeException rethrow(ExecutionException failure) {
        if (failure.getCause() instanceof RuntimeException mistake) {
            return mistake;
        }
        if (failure.getCause() instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(failure.getCause());
    }

    /** What one run is worth; only a candidate's first run keeps its timelines. */
    record Outcome(
            Map<Measure, Double> measures,
            Map<Measure, double[]> daily,
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

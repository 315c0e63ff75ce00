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

    /** By candidate, then by replication; a candidate has fewer when the work was cancelled. */
    List<List<Outcome>> run() {
        var executor = Executors.newFixedThreadPool(Math.max(1, plan.threads()), task -> {
            var thread = new Thread(task, "replication");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<List<Future<Outcome>>> futures = new ArrayList<>();
            plan.candidates().forEach(candidate -> futures.add(new ArrayList<>()));
            for (int r = 0; r < plan.replications(); r++) {
                for (int c = 0; c < plan.candidates().size(); c++) {
                    int candidate = c;
                    int replication = r;
                    futures.get(c).add(executor.submit(() -> replicate(candidate, replication)));
                }
            }
            return futures.stream().map(ReplicationRunner::collect).toList();
        } finally {
            executor.shutdownNow();
        }
    }

    private Outcome replicate(int candidate, int replication) {
        if (progress.cancelled()) {
            throw new CancellationException();
        }
        var scenario = plan.scenario();
        var name = plan.candidates().get(candidate).name();
        FleetRun.Watcher watcher = (now, desired, cpu) -> {
            double fraction = (double) minutesDone.incrementAndGet() / minutesInAll;
            progress.report(
                    Math.min(1, fraction),
                    Double.isNaN(cpu)
                            ? String.format(Locale.ROOT, "%s: %d instances", name, desired)
                            : String.format(Locale.ROOT, "%s: %d instances, CPU %.0f %%", name, desired, cpu));
            if (progress.cancelled()) {
                throw new CancellationException();
            }
        };
        var run = Simulation.run(scenario, plan.candidates().get(candidate), plan.seed(), replication, watcher);
        var bill = Comparisons.bill(scenario, run);
        boolean keep = replication == 0;
        return new Outcome(Measures.of(run, bill), keep ? run : null, keep ? bill : null);
    }

    private static List<Outcome> collect(List<Future<Outcome>> futures) {
        var outcomes = new ArrayList<Outcome>();
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

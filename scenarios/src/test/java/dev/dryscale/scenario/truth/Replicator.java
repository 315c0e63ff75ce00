package dev.dryscale.scenario.truth;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.Scenario;
import dev.dryscale.experiment.Simulation;
import dev.dryscale.record.Observation;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Runs replications of a scenario on a pool of threads and keeps of each what is asked for, in order. */
final class Replicator {

    /** Of all requests observed, so many may be unfinished at the end of a run without anyone noticing. */
    private static final double UNFINISHED = 1e-5;

    private final Scenario scenario;
    private final Candidate candidate;
    private final long seed;
    private final ExecutorService pool;
    private long requests;
    private long observed;
    private long open;
    private int done;

    Replicator(Scenario scenario, Candidate candidate, long seed, ExecutorService pool) {
        this.scenario = scenario;
        this.candidate = candidate;
        this.seed = seed;
        this.pool = pool;
    }

    /** What {@code look} sees in {@code count} further replications. */
    <T> List<T> more(int count, Function<Observation, T> look) {
        var futures = IntStream.range(done, done + count)
                .mapToObj(replication -> pool.submit(() -> run(replication, look)))
                .toList();
        done += count;
        return futures.stream().map(Replicator::result).toList();
    }

    private <T> T run(int replication, Function<Observation, T> look) {
        var result = Simulation.run(scenario, candidate, seed, replication, (now, desired, cpu) -> {});
        var seen = Objects.requireNonNull(result.observation());
        synchronized (this) {
            requests += result.requests().offered();
            observed += seen.arrived();
            open += seen.open();
        }
        return look.apply(seen);
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    int replications() {
        return done;
    }

    long requests() {
        return requests;
    }

    /** Whether the runs were long enough for what arrived in their windows to leave. */
    boolean finished() {
        return open <= UNFINISHED * observed;
    }
}

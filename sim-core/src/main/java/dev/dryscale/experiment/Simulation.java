package dev.dryscale.experiment;

import dev.dryscale.experiment.reference.Clairvoyant;
import dev.dryscale.fleet.FleetRun;
import dev.dryscale.fleet.LockStep;
import dev.dryscale.fleet.RunInput;
import dev.dryscale.random.RandomStreams;
import dev.dryscale.record.RunResult;
import java.util.List;

/** The engine as one pure function: the same scenario, candidate and seed give the same bytes, on any thread. */
public final class Simulation {

    private Simulation() {}

    /** Runs {@code candidate} on its fleet. */
    public static RunResult run(Scenario scenario, Candidate candidate, long seed) {
        return run(scenario, candidate, seed, 0, (now, desired, cpu) -> {});
    }

    /**
     * Runs one replication. Replications of recorded traffic see the same requests and differ in boot, phases and ties
     * only; those of synthetic traffic differ in everything.
     *
     * @param replication from 0
     * @param watcher told about every closed minute; may throw to stop the run
     */
    public static RunResult run(
            Scenario scenario, Candidate candidate, long seed, int replication, FleetRun.Watcher watcher) {
        return FleetRun.run(Clairvoyant.informed(input(scenario, candidate, seed, replication)), watcher);
    }

    /**
     * As {@link #run(Scenario, Candidate, long, int, FleetRun.Watcher)} for each candidate, with the same results, but the
     * requests that all of them see are drawn only once.
     *
     * @param watchers one for each candidate
     */
    static List<RunResult> runTogether(
            Scenario scenario,
            List<Candidate> candidates,
            long seed,
            int replication,
            List<FleetRun.Watcher> watchers) {
        var inputs = candidates.stream()
                .map(candidate -> Clairvoyant.informed(input(scenario, candidate, seed, replication)))
                .toList();
        return LockStep.run(inputs, watchers);
    }

    static RunInput input(Scenario scenario, Candidate candidate, long seed, int replication) {
        long runSeed = replication == 0
                ? seed
                : new RandomStreams(seed).child("replication/" + replication).seed();
        return new RunInput(
                scenario.name(),
                candidate.name(),
                candidate.fleetIn(scenario),
                scenario.traffic(),
                candidate.policies(),
                scenario.fidelity(),
                scenario.startEpochSecond(),
                scenario.horizonNanos(),
                scenario.slo(),
                scenario.traffic().isRecorded() ? seed : runSeed,
                runSeed);
    }
}

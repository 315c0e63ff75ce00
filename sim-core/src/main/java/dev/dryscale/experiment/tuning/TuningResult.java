package dev.dryscale.experiment.tuning;

import dev.dryscale.experiment.Measure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a search has found, before anything is confirmed on held-out traffic.
 *
 * @param trials all that was screened, the present policy first
 * @param front those that no other dominates in cost, latency and churn
 * @param racers in the order in which they ended
 * @param winner the best that keeps the gates in the race; the present policy where it is that; null when none keeps them
 * @param applicableWinner the best of those that {@code apply} can write
 * @param invalid combinations that no scenario can have
 * @param blocks of the race
 * @param complete false when the search was interrupted: there is then no winner
 */
public record TuningResult(
        List<Trial> trials,
        List<Trial> front,
        List<Racer> racers,
        @Nullable Trial winner,
        @Nullable Trial applicableWinner,
        int invalid,
        int blocks,
        boolean complete) {

    public TuningResult {
        trials = List.copyOf(trials);
        front = List.copyOf(front);
        racers = List.copyOf(racers);
    }

    /**
     * One that was raced.
     *
     * @param blocks in how many it ran
     * @param eliminated whether it was surely beaten or surely missed a gate
     * @param means over its blocks
     */
    public record Racer(Trial trial, int blocks, boolean eliminated, Map<Measure, Double> means) {}

    public Trial present() {
        return trials.get(0);
    }

    /** Runs of the race. */
    public int raced() {
        return racers.stream().mapToInt(Racer::blocks).sum();
    }

    /** Runs of a plain grid over the same racers. */
    public int gridOfRacers() {
        return racers.size() * blocks;
    }

    /** Runs of a plain grid over everything that was screened. */
    public long gridOfAll() {
        return (long) trials.size() * blocks;
    }
}

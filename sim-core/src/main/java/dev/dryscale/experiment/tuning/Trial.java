package dev.dryscale.experiment.tuning;

import dev.dryscale.experiment.Measure;
import dev.dryscale.experiment.SweepResult;
import java.util.List;
import java.util.SortedMap;

/**
 * One candidate of the search.
 *
 * @param number 0 for the present policy, then in the order in which the search thought of them
 * @param changes what it writes otherwise, by path
 * @param applicable whether {@code apply} can write all of it
 * @param screened what the fluid measured on the training traffic
 * @param merit by the goal; smaller is better, 2 and more misses a gate
 */
public record Trial(
        int number, SortedMap<String, String> changes, boolean applicable, SweepResult screened, double merit) {

    /** What the front is about: cost, latency and churn. */
    public static final List<Measure> FRONT = List.of(Measure.COST, Measure.P99, Measure.ACTIVITIES);

    /** Whether the fluid says that every gate is kept. */
    public boolean keepsGates() {
        return merit < 2;
    }

    /** Whether this is no worse than {@code other} in cost, latency and churn, and better in one of them. */
    boolean dominates(Trial other) {
        boolean better = false;
        for (var measure : FRONT) {
            double mine = screened.value(measure);
            double theirs = other.screened.value(measure);
            if (!(mine <= theirs)) {
                return false;
            }
            better |= mine < theirs;
        }
        return better;
    }

    /** Those that no other dominates, in their order. */
    static List<Trial> front(List<Trial> trials) {
        return trials.stream()
                .filter(one -> trials.stream().noneMatch(other -> other.dominates(one)))
                .toList();
    }
}

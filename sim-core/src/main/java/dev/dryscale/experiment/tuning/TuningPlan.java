package dev.dryscale.experiment.tuning;

import dev.dryscale.fleet.Fidelity;

/**
 * What to search for, where, and how hard.
 *
 * @param policy the present policy, whose words the space changes
 * @param space at least one parameter
 * @param candidates how many are screened, at least 1
 * @param racers how many at most go on to the race, at least 2
 * @param racing how closely the race looks
 */
public record TuningPlan(
        TuningModels models,
        String policy,
        SearchSpace space,
        Goal goal,
        Split split,
        int candidates,
        int racers,
        Fidelity racing) {}

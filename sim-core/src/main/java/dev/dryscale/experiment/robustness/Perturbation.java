package dev.dryscale.experiment.robustness;

import dev.dryscale.experiment.Scenario;
import java.util.List;

/** One way in which a world may be worse than the scenario says. Immutable; one file each and one line in the catalog. */
interface Perturbation {

    /** How much of it: from little to much, without none at all. Empty where it means nothing for the scenario. */
    List<Level> levels(Scenario scenario);
}

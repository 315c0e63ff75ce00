package dev.dryscale.experiment.tuning;

import dev.dryscale.experiment.SweepModels;
import dev.dryscale.fleet.Fidelity;
import java.util.SortedMap;

/** The models of a search: traffic is named by {@link Window#word}, changes are values by path. */
public interface TuningModels extends SweepModels {

    /** Whether a scenario can be written so at all. */
    boolean isValid(SortedMap<String, String> changes);

    /** How closely the screening can look: fluid, unless the scenario has what a fluid does not know. */
    Fidelity screening();
}

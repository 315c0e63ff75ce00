package dev.dryscale.experiment;

import dev.dryscale.fleet.Fidelity;
import java.io.Serializable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One simulation of a sweep, by name: {@link SweepModels} makes scenario and candidate of it, the same in every JVM, so that
 * a run can be sent anywhere.
 *
 * @param candidate the policy that is run, by its name in the scenario
 * @param changes what is otherwise than the scenario says, in words that the sweep's models understand
 * @param traffic which of the sweep's traffics, e.g. {@code train}
 * @param seed root of all randomness
 * @param replication from 0
 */
public record SweepRun(
        String candidate,
        SortedMap<String, String> changes,
        String traffic,
        Fidelity fidelity,
        long seed,
        int replication)
        implements Serializable {

    public SweepRun {
        changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
    }
}

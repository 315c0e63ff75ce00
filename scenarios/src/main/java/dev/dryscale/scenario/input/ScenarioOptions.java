package dev.dryscale.scenario.input;

import dev.dryscale.fleet.Fidelity;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the command line adds to a scenario file.
 *
 * @param allowPaths folders outside the scenario's own whose files it may name
 * @param trafficOverride replaces what the scenario replays; null leaves it
 * @param strict refuses what AWS would refuse, where a warning would do otherwise
 * @param knobs name to value; they win over the scenario's {@code knobs:}
 * @param fidelity replaces the scenario's; null leaves it
 * @param trace which of the scenario's {@code traces:} to read; null for the first
 */
public record ScenarioOptions(
        List<Path> allowPaths,
        @Nullable Path trafficOverride,
        boolean strict,
        SortedMap<String, String> knobs,
        @Nullable Fidelity fidelity,
        @Nullable String trace) {

    public static final ScenarioOptions DEFAULTS = new ScenarioOptions(List.of(), null, false);

    public ScenarioOptions {
        allowPaths = List.copyOf(allowPaths);
        knobs = Collections.unmodifiableSortedMap(new TreeMap<>(knobs));
    }

    /** With the scenario's own knobs and fidelity. */
    public ScenarioOptions(List<Path> allowPaths, @Nullable Path trafficOverride, boolean strict) {
        this(allowPaths, trafficOverride, strict, Collections.emptySortedMap(), null, null);
    }

    /** The same, with a recording in place of what the scenario replays. */
    public ScenarioOptions withTraffic(@Nullable Path file) {
        return new ScenarioOptions(allowPaths, file, strict, knobs, fidelity, trace);
    }

    /** The same, of one of the scenario's traces. */
    public ScenarioOptions withTrace(@Nullable String name) {
        return new ScenarioOptions(allowPaths, trafficOverride, strict, knobs, fidelity, name);
    }
}

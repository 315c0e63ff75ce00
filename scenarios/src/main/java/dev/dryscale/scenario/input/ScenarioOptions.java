package dev.dryscale.scenario.input;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line adds to a scenario file.
 *
 * @param allowPaths folders outside the scenario's own whose files it may name
 * @param trafficOverride replaces what the scenario replays; null leaves it
 * @param strict refuses what AWS would refuse, where a warning would do otherwise
 */
public record ScenarioOptions(
        List<Path> allowPaths, @Nullable Path trafficOverride, boolean strict) {

    public static final ScenarioOptions DEFAULTS = new ScenarioOptions(List.of(), null, false);

    public ScenarioOptions {
        allowPaths = List.copyOf(allowPaths);
    }
}

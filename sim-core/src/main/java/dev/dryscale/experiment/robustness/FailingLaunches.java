package dev.dryscale.experiment.robustness;

import dev.dryscale.experiment.Scenario;
import dev.dryscale.fleet.feature.LaunchFailures;
import java.util.List;
import java.util.stream.Stream;

/** Some launch calls fail, for the whole run, as when a type is short of capacity. */
final class FailingLaunches implements Perturbation {

    @Override
    public List<Level> levels(Scenario scenario) {
        return Stream.of(20, 50)
                .map(percent -> Level.ofFeatures(
                        percent + " %", List.of(new LaunchFailures(percent / 100.0, null, null, 0, Long.MAX_VALUE))))
                .toList();
    }
}

package dev.dryscale.experiment.robustness;

import dev.dryscale.experiment.Scenario;
import dev.dryscale.fleet.feature.MissingDatapoints;
import java.util.List;
import java.util.stream.Stream;

/** Some datapoints never reach CloudWatch. */
final class LostDatapoints implements Perturbation {

    @Override
    public List<Level> levels(Scenario scenario) {
        return Stream.of(10, 30)
                .map(percent -> Level.ofFeatures(
                        percent + " %", List.of(new MissingDatapoints(percent / 100.0, 0, Long.MAX_VALUE))))
                .toList();
    }
}

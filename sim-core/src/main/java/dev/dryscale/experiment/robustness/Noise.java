package dev.dryscale.experiment.robustness;

import dev.dryscale.experiment.Scenario;
import dev.dryscale.fleet.Fidelity;
import dev.dryscale.traffic.NoiseTraffic;
import java.util.List;
import java.util.stream.Stream;

/** The rate wanders about what it was, for ten minutes or so at a time. */
final class Noise implements Perturbation {

    private static final long SECOND = 1_000_000_000L;
    private static final long INTERVAL = 60 * SECOND;
    private static final long REVERSION = 600 * SECOND;

    @Override
    public List<Level> levels(Scenario scenario) {
        // arrivals drawn anew would lose the times that a recording has for each of them
        if (scenario.fidelity() == Fidelity.LOAD || Sizes.areCarried(scenario)) {
            return List.of();
        }
        return Stream.of(20, 50)
                .map(percent -> Level.ofTraffic(
                        "cv " + percent + " %", base -> new NoiseTraffic(base, percent / 100.0, INTERVAL, REVERSION)))
                .toList();
    }
}

package dev.dryscale.experiment.robustness;

import dev.dryscale.experiment.Scenario;
import dev.dryscale.fleet.station.ServiceMode;
import java.util.List;
import java.util.stream.Stream;

/** The CPU does less in the same time, as on an older generation or beside noisy neighbours; waiting for I/O is as before. */
final class SlowerCpu implements Perturbation {

    @Override
    public List<Level> levels(Scenario scenario) {
        if (scenario.fleet().service().mode() != ServiceMode.CPU) {
            return List.of();
        }
        boolean carried = Sizes.areCarried(scenario);
        return Stream.of(80, 50)
                .map(percent -> {
                    var sizes = new Sizes(100.0 / percent, false, carried);
                    return Level.ofFleet(percent + " %", model -> model.with(sizes.of(model.service())));
                })
                .toList();
    }
}

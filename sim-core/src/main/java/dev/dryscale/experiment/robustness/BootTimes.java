package dev.dryscale.experiment.robustness;

import dev.dryscale.experiment.Scenario;
import dev.dryscale.fleet.BootModel;
import dev.dryscale.fleet.FleetModel;
import dev.dryscale.random.Scaled;
import java.util.List;
import java.util.stream.Stream;

/** Every clock between a launch call and registration runs faster or slower. */
final class BootTimes implements Perturbation {

    @Override
    public List<Level> levels(Scenario scenario) {
        return Stream.of(0.5, 2.0, 4.0)
                .map(factor -> Level.ofFleet(Factors.label(factor), model -> times(model, factor)))
                .toList();
    }

    private static FleetModel times(FleetModel model, double factor) {
        var boot = model.instance().boot();
        return model.with(model.instance()
                .with(new BootModel(
                        Scaled.of(boot.running(), factor),
                        Scaled.of(boot.ready(), factor),
                        Scaled.of(boot.registration(), factor),
                        boot.startupVcpus(),
                        Math.round(boot.startupNanos() * factor))));
    }
}

package dev.dryscale.experiment.robustness;

import dev.dryscale.experiment.Scenario;
import java.util.List;
import java.util.stream.Stream;

/** Requests need more CPU or slot time, wait longer for I/O and carry more bytes. */
final class RequestSize implements Perturbation {

    @Override
    public List<Level> levels(Scenario scenario) {
        boolean carried = Sizes.areCarried(scenario);
        return Stream.of(2.0, 4.0)
                .map(factor -> new Sizes(factor, true, carried))
                .map(sizes ->
                        Level.ofFleet(Factors.label(sizes.factor()), model -> model.with(sizes.of(model.service()))))
                .toList();
    }
}

package dev.dryscale.experiment.robustness;

import dev.dryscale.experiment.Scenario;
import dev.dryscale.fleet.FleetModel;
import java.util.List;
import java.util.stream.Stream;

/** CloudWatch shows every datapoint later than the knobs say. */
final class MetricDelay implements Perturbation {

    /** The knobs of all lags begin so. */
    private static final String LAG = "publicationLag.";

    @Override
    public List<Level> levels(Scenario scenario) {
        return Stream.of(1, 3)
                .map(minutes -> Level.ofFleet("+" + minutes + " min", model -> later(model, 60 * minutes)))
                .toList();
    }

    private static FleetModel later(FleetModel model, int seconds) {
        var profile = model.profile();
        for (var knob : model.profile().knobs().entrySet()) {
            if (knob.getKey().startsWith(LAG)) {
                int lag = Integer.parseInt(knob.getValue());
                profile = profile.with(knob.getKey(), Integer.toString(lag + seconds));
            }
        }
        return model.with(profile);
    }
}

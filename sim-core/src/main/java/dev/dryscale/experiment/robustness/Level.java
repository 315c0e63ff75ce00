package dev.dryscale.experiment.robustness;

import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.FleetModel;
import dev.dryscale.traffic.TrafficSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * So much of a perturbation.
 *
 * @param label as people read it, e.g. {@code x2}; unique within its perturbation
 * @param fleet what becomes of every candidate's fleet
 * @param traffic what becomes of the traffic
 */
record Level(String label, UnaryOperator<FleetModel> fleet, UnaryOperator<TrafficSource> traffic) {

    static Level ofFleet(String label, UnaryOperator<FleetModel> fleet) {
        return new Level(label, fleet, UnaryOperator.identity());
    }

    static Level ofTraffic(String label, UnaryOperator<TrafficSource> traffic) {
        return new Level(label, UnaryOperator.identity(), traffic);
    }

    /** Something more that happens to the group. */
    static Level ofFeatures(String label, List<FleetFeature> more) {
        return ofFleet(label, model -> {
            var features = new ArrayList<>(model.features());
            features.addAll(more);
            return model.with(features);
        });
    }
}

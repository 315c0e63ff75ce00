package dev.dryscale.experiment.robustness;

import dev.dryscale.experiment.Scenario;
import dev.dryscale.fleet.ScalingTarget;
import dev.dryscale.fleet.feature.ZoneOutage;
import java.util.List;

/** The first Availability Zone is gone around the busiest minute. */
final class ZoneLoss implements Perturbation {

    private static final int MINUTES = 60;

    @Override
    public List<Level> levels(Scenario scenario) {
        var fleet = scenario.fleet();
        if (fleet.target().kind() != ScalingTarget.Kind.AUTO_SCALING_GROUP
                || fleet.group().availabilityZones().size() < 2) {
            return List.of();
        }
        var window = BusyWindow.of(scenario, MINUTES);
        var zone = fleet.group().availabilityZones().get(0);
        return List.of(Level.ofFeatures(
                zone + " for " + window.minutes() + " min",
                List.of(new ZoneOutage(zone, window.fromNanos(), window.toNanos()))));
    }
}

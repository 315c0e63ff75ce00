package dev.dryscale.experiment.robustness;

import dev.dryscale.experiment.Scenario;
import dev.dryscale.fleet.ScalingProcess;
import dev.dryscale.fleet.ScalingTarget;
import dev.dryscale.fleet.feature.ProcessSwitch;
import java.util.List;
import java.util.stream.Stream;

/** Notifications from alarms are suspended around the busiest minute, as deployments do it: nobody scales. */
final class DeployFreeze implements Perturbation {

    private static final int SHORT = 15;
    private static final int LONG = 60;

    @Override
    public List<Level> levels(Scenario scenario) {
        if (scenario.fleet().target().kind() != ScalingTarget.Kind.AUTO_SCALING_GROUP) {
            return List.of();
        }
        var alarms = List.of(ScalingProcess.ALARM_NOTIFICATION);
        return Stream.of(SHORT, LONG)
                .filter(minutes ->
                        minutes == SHORT || BusyWindow.of(scenario, minutes).minutes() == minutes)
                .map(minutes -> {
                    var window = BusyWindow.of(scenario, minutes);
                    return Level.ofFeatures(
                            window.minutes() + " min",
                            List.of(
                                    new ProcessSwitch(alarms, true, window.fromNanos()),
                                    new ProcessSwitch(alarms, false, window.toNanos())));
                })
                .toList();
    }
}

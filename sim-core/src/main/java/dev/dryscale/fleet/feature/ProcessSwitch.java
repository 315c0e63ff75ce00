package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;
import dev.dryscale.fleet.ScalingProcess;
import java.util.List;

/**
 * Processes of the group are suspended or resumed (LC-62 to LC-66).
 *
 * @param suspend whether they are suspended; else resumed
 * @param atNanos when; 0 is before the first launch
 */
public record ProcessSwitch(List<ScalingProcess> processes, boolean suspend, long atNanos) implements FleetFeature {

    public ProcessSwitch {
        processes = List.copyOf(processes);
    }

    @Override
    public boolean isStationary() {
        return false;
    }

    @Override
    public FeatureRun start(GroupControls controls) {
        return new FeatureRun() {
            @Override
            public void begin(long nowNanos) {
                if (atNanos <= nowNanos) {
                    flip(controls, nowNanos);
                } else {
                    controls.schedule(atNanos, now -> flip(controls, now));
                }
            }
        };
    }

    private void flip(GroupControls controls, long nowNanos) {
        for (var process : processes) {
            if (suspend) {
                controls.suspend(process, nowNanos);
            } else {
                controls.resume(process, nowNanos);
            }
        }
    }
}

package dev.dryscale.experiment.tuning;

import dev.dryscale.experiment.Measure;
import dev.dryscale.experiment.SweepResult;
import dev.dryscale.experiment.SweepRun;
import dev.dryscale.fleet.Fidelity;
import java.util.Map;
import java.util.TreeMap;

/** Trials with made-up measures. */
final class Trials {

    private Trials() {}

    static Trial of(int number, double cost, double p99, double activities) {
        var changes = new TreeMap<>(Map.of("number", Integer.toString(number)));
        var run = new SweepRun("seed", changes, "0:0-1", Fidelity.FLUID, 1, 0);
        var measures = Map.of(Measure.COST, cost, Measure.P99, p99, Measure.ACTIVITIES, activities);
        return new Trial(number, changes, true, new SweepResult(run, measures), cost);
    }
}

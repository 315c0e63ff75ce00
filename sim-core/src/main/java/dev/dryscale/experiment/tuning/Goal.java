package dev.dryscale.experiment.tuning;

import dev.dryscale.experiment.Gate;
import dev.dryscale.experiment.Measure;
import dev.dryscale.experiment.SweepResult;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wanted: the least of a measure among those that keep every gate.
 *
 * @param gates a relative bound is a multiple of what the present policy measures on the same traffic
 */
public record Goal(Measure objective, List<Gate> gates) {

    public Goal {
        gates = List.copyOf(gates);
    }

    /**
     * How far a result is beyond each gate, as a share of its limit; 0 or less keeps it.
     *
     * @param present what the present policy measured on the same traffic
     */
    List<Double> excesses(SweepResult result, SweepResult present) {
        var excesses = new ArrayList<Double>();
        for (var gate : gates) {
            double limit = gate.relative() ? gate.bound() * present.value(gate.measure()) : gate.bound();
            double beyond = result.value(gate.measure()) - limit;
            double unit = Math.max(Math.abs(limit), Double.MIN_NORMAL);
            boolean upper = gate.operator() == Gate.Operator.LESS || gate.operator() == Gate.Operator.AT_MOST;
            double excess = (upper ? beyond : -beyond) / unit;
            excesses.add(Double.isNaN(excess) ? Double.POSITIVE_INFINITY : excess);
        }
        return excesses;
    }

    /** The sum of what is beyond the gates; 0 for those that keep all of them. */
    double violation(SweepResult result, SweepResult present) {
        double sum = 0;
        for (double excess : excesses(result, present)) {
            sum += Math.max(0, excess);
        }
        return sum;
    }

    /**
     * One number whose order is that of the goal: those that keep the gates by the objective, all others behind them by how
     * far they miss.
     */
    double merit(SweepResult result, SweepResult present) {
        double violation = violation(result, present);
        double value = result.value(objective);
        if (violation > 0 || Double.isNaN(value)) {
            return 2 + (Double.isNaN(value) ? Double.MAX_VALUE / 2 : violation);
        }
        return value / (1 + Math.abs(value));
    }
}

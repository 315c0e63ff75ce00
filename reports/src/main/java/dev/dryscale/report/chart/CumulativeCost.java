package dev.dryscale.report.chart;

import dev.dryscale.cost.BillLine;
import dev.dryscale.experiment.CandidateResult;
import dev.dryscale.record.Timeline.Column;

/**
 * The bill spread over the run: what is paid per instance-second follows the billed instances, everything else accrues
 * evenly. The last value is the total of the bill.
 */
public final class CumulativeCost {

    private CumulativeCost() {}

    /** Dollars up to the end of each row; empty when the run did not record billed instances. */
    public static double[] of(CandidateResult result) {
        var timeline = result.run().timeline();
        if (!timeline.has(Column.BILLED)) {
            return new double[0];
        }
        var billed = timeline.column(Column.BILLED);
        var instanceDollars = result.bill().lines().stream()
                        .filter(line -> line.unit().equals("instance-seconds"))
                        .mapToLong(BillLine::amountMicros)
                        .sum()
                / 1e6;
        var evenDollars = result.bill().totalDollars() - instanceDollars;
        var total = 0.0;
        for (var value : billed) {
            total += Double.isNaN(value) ? 0 : value;
        }
        var cost = new double[billed.length];
        var sofar = 0.0;
        for (var row = 0; row < billed.length; row++) {
            sofar += Double.isNaN(billed[row]) ? 0 : billed[row];
            var elapsed = (row + 1.0) / billed.length;
            cost[row] = evenDollars * elapsed + instanceDollars * (total == 0 ? elapsed : sofar / total);
        }
        return cost;
    }
}

package dev.dryscale.report.chart;

import dev.dryscale.experiment.Comparison;
import dev.dryscale.record.RunResult;
import dev.dryscale.record.Timeline.Column;
import org.jfree.chart.JFreeChart;

/** Demand against capacity: instances by state as stacked areas, the instances that the load asks for as a line. */
final class CapacityChart implements Chart {

    @Override
    public String fileName() {
        return "chart-capacity";
    }

    @Override
    public String title() {
        return "Demand against capacity";
    }

    @Override
    public boolean appliesTo(Comparison comparison) {
        return TimePlots.recorded(comparison, Column.IN_SERVICE);
    }

    @Override
    public int height(Comparison comparison) {
        return 130 + 190 * comparison.results().size();
    }

    @Override
    public JFreeChart draw(Comparison comparison, Theme theme) {
        var style = new ChartStyle(theme);
        var plots = new TimePlots(comparison, style);
        var demand = TimePlots.recorded(comparison, Column.DEMAND);
        for (var result : comparison.results()) {
            var run = result.run();
            var axis = style.valueAxis("instances");
            axis.setUpperMargin(0.2);
            var plot = plots.add(ChartStyle.name(result.candidate().name()), axis);
            plots.area(plot, run, sum(run, Column.IN_SERVICE, Column.PENDING, Column.TERMINATING), theme.terminating());
            plots.area(plot, run, sum(run, Column.IN_SERVICE, Column.PENDING), theme.pending());
            plots.area(plot, run, sum(run, Column.IN_SERVICE), theme.inService());
            if (demand) {
                plots.line(plot, run, TimePlots.values(run, Column.DEMAND), theme.text(), ChartStyle.solid(1.3f));
            }
        }
        plots.explainArea("in service", theme.inService());
        plots.explainArea("pending", theme.pending());
        plots.explainArea("terminating", theme.terminating());
        if (demand) {
            plots.explain("demand at 100 % use", theme.text(), ChartStyle.solid(1.3f));
        }
        plots.alignValues();
        return style.finish(title(), plots.combined());
    }

    /** Adds what was recorded; a state that was not counts as none. */
    private static double[] sum(RunResult run, Column... columns) {
        var sum = new double[run.timeline().rows()];
        for (var column : columns) {
            var values = TimePlots.values(run, column);
            for (var row = 0; row < sum.length; row++) {
                sum[row] += Double.isNaN(values[row]) ? 0 : values[row];
            }
        }
        return sum;
    }
}

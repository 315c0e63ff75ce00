package dev.dryscale.report.chart;

import dev.dryscale.experiment.Comparison;
import dev.dryscale.record.Timeline.Column;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberTickUnit;

/** CPU utilisation of the group with the thresholds of the alarms that look at it. */
final class CpuChart implements Chart {

    @Override
    public String fileName() {
        return "chart-cpu";
    }

    @Override
    public String title() {
        return "CPU utilization";
    }

    @Override
    public boolean appliesTo(Comparison comparison) {
        return TimePlots.recorded(comparison, Column.CPU);
    }

    @Override
    public int height(Comparison comparison) {
        return 130 + 170 * comparison.results().size();
    }

    @Override
    public JFreeChart draw(Comparison comparison, Theme theme) {
        var style = new ChartStyle(theme);
        var plots = new TimePlots(comparison, style);
        var thresholds = false;
        for (var index = 0; index < comparison.results().size(); index++) {
            var result = comparison.results().get(index);
            var axis = style.valueAxis("%");
            axis.setRange(0, 120);
            axis.setTickUnit(new NumberTickUnit(20, ChartStyle.plain(0)));
            var plot = plots.add(ChartStyle.name(result.candidate().name()), axis);
            var values = TimePlots.values(result.run(), Column.CPU);
            plots.line(plot, result.run(), values, theme.candidate(index), ChartStyle.solid(ChartStyle.LINE));
            plots.explain(
                    ChartStyle.name(result.candidate().name()),
                    theme.candidate(index),
                    ChartStyle.solid(ChartStyle.LINE));
            if (TrackedMetric.isCpu(result)) {
                Thresholds.draw(plots, plot, result, theme);
                thresholds = true;
            }
        }
        if (thresholds) {
            Thresholds.explain(plots, theme);
        }
        return style.finish(title(), plots.combined());
    }
}

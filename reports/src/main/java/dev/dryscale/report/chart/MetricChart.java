package dev.dryscale.report.chart;

import dev.dryscale.experiment.Comparison;
import dev.dryscale.record.Timeline.Column;
import org.jfree.chart.JFreeChart;

/** The metric that target tracking keeps at its target where that is not CPU, with the thresholds of its alarms. */
final class MetricChart implements Chart {

    @Override
    public String fileName() {
        return "chart-metric";
    }

    @Override
    public String title() {
        return "Tracked metric";
    }

    @Override
    public boolean appliesTo(Comparison comparison) {
        return TimePlots.recorded(comparison, Column.METRIC)
                && comparison.results().stream()
                        .anyMatch(result -> !TrackedMetric.other(result).isEmpty());
    }

    @Override
    public int height(Comparison comparison) {
        var drawn = comparison.results().stream()
                .filter(result -> !TrackedMetric.other(result).isEmpty())
                .count();
        return 130 + 170 * (int) drawn;
    }

    @Override
    public JFreeChart draw(Comparison comparison, Theme theme) {
        var style = new ChartStyle(theme);
        var plots = new TimePlots(comparison, style);
        for (var index = 0; index < comparison.results().size(); index++) {
            var result = comparison.results().get(index);
            var metric = TrackedMetric.other(result);
            if (!metric.isEmpty()) {
                var plot = plots.add(ChartStyle.name(result.candidate().name()), style.valueAxis(metric));
                var values = TimePlots.values(result.run(), Column.METRIC);
                plots.line(plot, result.run(), values, theme.candidate(index), ChartStyle.solid(ChartStyle.LINE));
                plots.explain(
                        ChartStyle.name(result.candidate().name()),
                        theme.candidate(index),
                        ChartStyle.solid(ChartStyle.LINE));
                Thresholds.draw(plots, plot, result, theme);
            }
        }
        Thresholds.explain(plots, theme);
        return style.finish(title(), plots.combined());
    }
}

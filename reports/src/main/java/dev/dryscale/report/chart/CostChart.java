package dev.dryscale.report.chart;

import dev.dryscale.experiment.Comparison;
import dev.dryscale.record.Timeline.Column;
import org.jfree.chart.JFreeChart;

/** Cost over time, summed up: one line per candidate. */
final class CostChart implements Chart {

    @Override
    public String fileName() {
        return "chart-cost";
    }

    @Override
    public String title() {
        return "Cost over time (cumulative)";
    }

    @Override
    public boolean appliesTo(Comparison comparison) {
        return TimePlots.recorded(comparison, Column.BILLED)
                && comparison.results().stream()
                        .anyMatch(result -> result.bill().totalMicros() != 0);
    }

    @Override
    public int height(Comparison comparison) {
        return 330;
    }

    @Override
    public JFreeChart draw(Comparison comparison, Theme theme) {
        var style = new ChartStyle(theme);
        var plots = new TimePlots(comparison, style);
        var plot = plots.add("", style.valueAxis("$"));
        for (var index = 0; index < comparison.results().size(); index++) {
            var result = comparison.results().get(index);
            var cost = CumulativeCost.of(result);
            if (cost.length > 0) {
                plots.line(plot, result.run(), cost, theme.candidate(index), ChartStyle.solid(2));
                plots.explain(ChartStyle.name(result.candidate().name()), theme.candidate(index), ChartStyle.solid(2));
            }
        }
        return style.finish(title(), plots.combined());
    }
}

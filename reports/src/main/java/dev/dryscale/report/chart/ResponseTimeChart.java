package dev.dryscale.report.chart;

import dev.dryscale.experiment.Comparison;
import dev.dryscale.record.Timeline.Column;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;

/** Percentiles of the response time per minute, with the objective. */
final class ResponseTimeChart implements Chart {

    private static final List<Line> LINES =
            List.of(new Line("p99", Column.P99, 1), new Line("p95", Column.P95, 2), new Line("p50", Column.P50, 0));

    /** @param colour index into the theme's series colours */
    private record Line(String label, Column column, int colour) {}

    @Override
    public String fileName() {
        return "chart-response-time";
    }

    @Override
    public String title() {
        return "Response time per minute";
    }

    @Override
    public boolean appliesTo(Comparison comparison) {
        return comparison.results().stream()
                .anyMatch(result -> Arrays.stream(TimePlots.values(result.run(), Column.P99))
                        .anyMatch(Double::isFinite));
    }

    @Override
    public int height(Comparison comparison) {
        return 130 + 190 * comparison.results().size();
    }

    @Override
    public JFreeChart draw(Comparison comparison, Theme theme) {
        var style = new ChartStyle(theme);
        var plots = new TimePlots(comparison, style);
        var millis = largest(comparison) < 10;
        var factor = millis ? 1000 : 1;
        for (var result : comparison.results()) {
            var axis = style.valueAxis(millis ? "ms" : "s");
            axis.setUpperMargin(0.2);
            var plot = plots.add(ChartStyle.name(result.candidate().name()), axis);
            for (var line : LINES) {
                var values = scaled(TimePlots.values(result.run(), line.column()), factor);
                plots.line(plot, result.run(), values, theme.candidate(line.colour()), ChartStyle.solid(1.3f));
            }
            drawSlo(comparison, plot, theme, factor);
        }
        for (var line : LINES) {
            plots.explain(line.label(), theme.candidate(line.colour()), ChartStyle.solid(2));
        }
        explainSlo(comparison, plots, theme);
        plots.alignValues();
        return style.finish(title(), plots.combined());
    }

    private static void explainSlo(Comparison comparison, TimePlots plots, Theme theme) {
        var slo = comparison.slo();
        if (slo != null) {
            var percentile = ChartStyle.plain(3).format(slo.percentile());
            var bound = ChartStyle.plain(3).format(slo.responseNanos() / 1e6);
            plots.explain("SLO: p" + percentile + " within " + bound + " ms", theme.text(), ChartStyle.dashed());
        }
    }

    private static void drawSlo(Comparison comparison, XYPlot plot, Theme theme, double factor) {
        var slo = comparison.slo();
        if (slo != null) {
            plot.addRangeMarker(new ValueMarker(slo.responseNanos() / 1e9 * factor, theme.text(), ChartStyle.dashed()));
        }
    }

    private static double largest(Comparison comparison) {
        return comparison.results().stream()
                .flatMapToDouble(result -> Arrays.stream(TimePlots.values(result.run(), Column.P99)))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }
}

package dev.dryscale.report.chart;

import dev.dryscale.experiment.Comparison;
import dev.dryscale.record.Timeline.Column;
import java.awt.Stroke;
import java.util.Arrays;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;

/** Percentiles of the response time per minute, with the objective. */
final class ResponseTimeChart implements Chart {

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
        for (var result : comparison.results()) {
            var run = result.run();
            var axis = style.valueAxis(millis ? "ms" : "s");
            axis.setUpperMargin(0.2);
            var plot = plots.add(ChartStyle.name(result.candidate().name()), axis);
            var factor = millis ? 1000 : 1;
            plots.line(
                    plot,
                    run,
                    scaled(TimePlots.values(run, Column.P99), factor),
                    theme.series().get(1),
                    solid(1.3f));
            plots.line(
                    plot,
                    run,
                    scaled(TimePlots.values(run, Column.P95), factor),
                    theme.series().get(2),
                    solid(1.3f));
            plots.line(
                    plot,
                    run,
                    scaled(TimePlots.values(run, Column.P50), factor),
                    theme.series().get(0),
                    solid(1.3f));
            drawSlo(comparison, plot, theme, factor);
        }
        plots.explain("p99", theme.series().get(1), solid(2));
        plots.explain("p95", theme.series().get(2), solid(2));
        plots.explain("p50", theme.series().get(0), solid(2));
        var slo = comparison.slo();
        if (slo != null) {
            var percentile = ChartStyle.plain(3).format(slo.percentile());
            var bound = ChartStyle.plain(3).format(slo.responseNanos() / 1e6);
            plots.explain("SLO: p" + percentile + " within " + bound + " ms", theme.text(), ChartStyle.dashed());
        }
        plots.alignValues();
        return style.finish(title(), plots.combined());
    }

    private static Stroke solid(float width) {
        return ChartStyle.solid(width);
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

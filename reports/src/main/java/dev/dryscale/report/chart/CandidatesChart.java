package dev.dryscale.report.chart;

import dev.dryscale.experiment.CandidateResult;
import dev.dryscale.experiment.Comparison;
import dev.dryscale.experiment.Measure;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Candidates side by side: cost against the 99th percentile of response time, both with their intervals. */
final class CandidatesChart implements Chart {

    private static final double MILLIS = 1e3;

    @Override
    public String fileName() {
        return "chart-candidates";
    }

    @Override
    public String title() {
        return "Policies side by side: cost against p99, with intervals (lower left is better)";
    }

    @Override
    public boolean appliesTo(Comparison comparison) {
        return comparison.results().size() > 1
                && comparison.results().stream()
                        .allMatch(result -> MeasuresChart.finite(result, Measure.COST)
                                && MeasuresChart.finite(result, Measure.P99));
    }

    @Override
    public int height(Comparison comparison) {
        return 380;
    }

    @Override
    public JFreeChart draw(Comparison comparison, Theme theme) {
        var style = new ChartStyle(theme);
        var cost = style.valueAxis("cost, $");
        var p99 = style.valueAxis("p99, ms");
        cost.setAutoRangeIncludesZero(false);
        p99.setAutoRangeIncludesZero(false);
        cost.setUpperMargin(0.3);
        p99.setUpperMargin(0.2);
        var plot = new XYPlot(null, cost, p99, null);
        plot.setOutlineVisible(false);
        for (var index = 0; index < comparison.results().size(); index++) {
            var result = comparison.results().get(index);
            plot.setDataset(index, point(result));
            plot.setRenderer(index, cross(theme.candidate(index)));
            var name = "   " + ChartStyle.name(result.candidate().name());
            var label = new XYTextAnnotation(
                    name,
                    result.estimate(Measure.COST).value(),
                    result.estimate(Measure.P99).value() * MILLIS);
            label.setFont(style.text());
            label.setPaint(theme.text());
            label.setTextAnchor(TextAnchor.BOTTOM_LEFT);
            plot.addAnnotation(label);
        }
        var chart = style.finish(title(), plot);
        chart.removeLegend();
        return chart;
    }

    private static XYIntervalSeriesCollection point(CandidateResult result) {
        var cost = result.estimate(Measure.COST);
        var p99 = result.estimate(Measure.P99);
        var series = new XYIntervalSeries("");
        series.add(
                cost.value(), cost.low(), cost.high(), p99.value() * MILLIS, p99.low() * MILLIS, p99.high() * MILLIS);
        var points = new XYIntervalSeriesCollection();
        points.addSeries(series);
        return points;
    }

    private static XYErrorRenderer cross(Color colour) {
        var renderer = new XYErrorRenderer();
        ChartStyle.paint(renderer, colour);
        renderer.setErrorStroke(ChartStyle.solid(1.4f));
        renderer.setErrorPaint(colour);
        renderer.setCapLength(6);
        renderer.setDefaultShape(new Ellipse2D.Double(-4, -4, 8, 8));
        renderer.setAutoPopulateSeriesShape(false);
        return renderer;
    }
}

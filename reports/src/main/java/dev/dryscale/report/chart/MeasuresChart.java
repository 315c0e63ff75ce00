package dev.dryscale.report.chart;

import dev.dryscale.experiment.CandidateResult;
import dev.dryscale.experiment.Comparison;
import dev.dryscale.experiment.Estimate;
import dev.dryscale.experiment.Measure;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Candidates side by side as bars with intervals: one row of bars per measure. */
final class MeasuresChart implements Chart {

    private static final List<Measure> MEASURES =
            List.of(Measure.COST, Measure.P99, Measure.TIME_OVER_SLO, Measure.ACTIVITIES);

    private static final double HALF_BAR = 0.22;
    private static final int MANY = 7;

    /** What fits below the bars on one line. */
    private static final int MOST_LETTERS = 70;

    /** What the longest name takes when it stands upright. */
    private static final int NAME_HEIGHT = 190;

    @Override
    public String fileName() {
        return "chart-measures";
    }

    @Override
    public String title() {
        return "Policies side by side: the main measures (lower is better)";
    }

    @Override
    public boolean appliesTo(Comparison comparison) {
        return comparison.results().size() > 1 && !measures(comparison).isEmpty();
    }

    @Override
    public int height(Comparison comparison) {
        return 90 + 115 * measures(comparison).size() + (areVertical(names(comparison)) ? NAME_HEIGHT : 0);
    }

    private static List<Measure> measures(Comparison comparison) {
        return MEASURES.stream()
                .filter(measure -> comparison.results().stream().allMatch(result -> finite(result, measure)))
                .toList();
    }

    static boolean finite(CandidateResult result, Measure measure) {
        var estimate = result.estimates().get(measure);
        return estimate != null && Double.isFinite(estimate.value());
    }

    @Override
    public JFreeChart draw(Comparison comparison, Theme theme) {
        var style = new ChartStyle(theme);
        var names = names(comparison);
        var axis = new SymbolAxis(null, names);
        axis.setGridBandsVisible(false);
        axis.setVerticalTickLabels(areVertical(names));
        axis.setRange(-0.5, names.length - 0.5);
        var combined = new CombinedDomainXYPlot(axis);
        combined.setGap(14);
        for (var measure : measures(comparison)) {
            combined.add(plot(comparison, measure, style));
        }
        var chart = style.finish(title(), combined);
        chart.removeLegend();
        axis.setTickLabelPaint(theme.text());
        return chart;
    }

    private static String[] names(Comparison comparison) {
        return comparison.results().stream()
                .map(result -> ChartStyle.name(result.candidate().name()))
                .toArray(String[]::new);
    }

    private static boolean areVertical(String[] names) {
        return names.length > MANY || String.join("", names).length() > MOST_LETTERS;
    }

    /** Bars from zero, and over each its interval. */
    private static XYPlot plot(Comparison comparison, Measure measure, ChartStyle style) {
        var axis = style.valueAxis(label(measure));
        axis.setRange(0, 1.1 * largest(comparison, measure));
        var plot = new XYPlot(null, null, axis, null);
        plot.setDomainGridlinesVisible(false);
        plot.setOutlineVisible(false);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        for (var index = 0; index < comparison.results().size(); index++) {
            var data = bar(comparison.results().get(index).estimate(measure), index, factor(measure));
            var painter = new XYBarRenderer();
            ChartStyle.paint(painter, style.theme().candidate(index));
            var interval = new XYErrorRenderer();
            interval.setDrawXError(false);
            interval.setErrorPaint(style.theme().text());
            interval.setErrorStroke(ChartStyle.solid(1.3f));
            interval.setDefaultShapesVisible(false);
            plot.setDataset(2 * index, data);
            plot.setRenderer(2 * index, painter);
            plot.setDataset(2 * index + 1, data);
            plot.setRenderer(2 * index + 1, interval);
        }
        return plot;
    }

    /** The upper end of the highest interval; bars alone would leave the intervals cut off. */
    private static double largest(Comparison comparison, Measure measure) {
        double largest = 0;
        for (var result : comparison.results()) {
            var estimate = result.estimate(measure);
            largest = Math.max(largest, factor(measure) * Math.max(estimate.value(), estimate.high()));
        }
        return largest == 0 ? 1 : largest;
    }

    private static XYIntervalSeriesCollection bar(Estimate estimate, int index, double factor) {
        var series = new XYIntervalSeries("");
        series.add(
                index,
                index - HALF_BAR,
                index + HALF_BAR,
                estimate.value() * factor,
                estimate.low() * factor,
                estimate.high() * factor);
        var bars = new XYIntervalSeriesCollection();
        bars.addSeries(series);
        return bars;
    }

    private static double factor(Measure measure) {
        return switch (measure) {
            case P99 -> 1e3;
            case TIME_OVER_SLO -> 1 / 60.0;
            default -> 1;
        };
    }

    private static String label(Measure measure) {
        return switch (measure) {
            case COST -> "cost, $";
            case P99 -> "p99, ms";
            case TIME_OVER_SLO -> "over SLO, min";
            default -> measure.gateName();
        };
    }
}

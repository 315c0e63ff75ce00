package dev.dryscale.report.chart;

import dev.dryscale.experiment.Comparison;
import dev.dryscale.record.RunResult;
import dev.dryscale.record.Timeline.Column;
import java.awt.Color;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.text.DateFormat;
import java.text.SimpleDateFormat;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYTitleAnnotation;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.DateTickUnit;
import org.jfree.chart.axis.DateTickUnitType;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.renderer.xy.XYStepAreaRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;

/** Plots over time: thinned series in epoch milliseconds on one UTC axis, candidates below each other. */
final class TimePlots {

    /** About one point per pixel: more would not be seen. */
    private static final int POINTS = 960;

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final ChartStyle style;
    private final CombinedDomainXYPlot combined;
    private final LegendItemCollection legend = new LegendItemCollection();

    TimePlots(Comparison comparison, ChartStyle style) {
        this.style = style;
        this.combined = new CombinedDomainXYPlot(timeAxis(comparison.baseline().run()));
        combined.setGap(14);
        combined.setFixedLegendItems(legend);
    }

    CombinedDomainXYPlot combined() {
        return combined;
    }

    /** Gives all plots the widest of their value ranges, so that candidates can be compared by eye. */
    void alignValues() {
        var widest = new Range(0, 0);
        for (var plot : combined.getSubplots()) {
            widest = Range.combine(widest, plot.getRangeAxis().getRange());
        }
        for (var plot : combined.getSubplots()) {
            plot.getRangeAxis().setRange(widest);
        }
    }

    /** A further plot below the others; {@code name} stands in its corner. */
    XYPlot add(String name, NumberAxis values) {
        var plot = new XYPlot(null, null, values, null);
        plot.setDomainGridlinesVisible(true);
        plot.setOutlineVisible(false);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        if (!name.isEmpty()) {
            var title = new TextTitle(name, style.text());
            title.setPaint(style.theme().text());
            title.setBackgroundPaint(ChartStyle.withAlpha(style.theme().background(), 210));
            title.setPadding(new RectangleInsets(2, 5, 2, 5));
            plot.addAnnotation(new XYTitleAnnotation(0.004, 0.98, title, RectangleAnchor.TOP_LEFT));
        }
        combined.add(plot);
        return plot;
    }

    /** A line over the plot's earlier series. */
    void line(XYPlot plot, RunResult run, double[] values, Color colour, Stroke stroke) {
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setDefaultStroke(stroke);
        renderer.setAutoPopulateSeriesStroke(false);
        put(plot, run, values, colour, renderer);
    }

    /** A stepped area down to zero over the plot's earlier series. */
    void area(XYPlot plot, RunResult run, double[] values, Color colour) {
        var renderer = new XYStepAreaRenderer(XYStepAreaRenderer.AREA);
        renderer.setOutline(false);
        put(plot, run, values, colour, renderer);
    }

    private static void put(
            XYPlot plot, RunResult run, double[] values, Color colour, AbstractXYItemRenderer renderer) {
        var index = plot.getDataset(0) == null ? 0 : plot.getDatasetCount();
        var data = new DefaultXYDataset();
        data.addSeries("", points(run, values));
        ChartStyle.paint(renderer, colour);
        plot.setDataset(index, data);
        plot.setRenderer(index, renderer);
    }

    private static double[][] points(RunResult run, double[] values) {
        var thinning = Thinning.of(values.length, POINTS);
        var times = new double[thinning.points()];
        for (var point = 0; point < times.length; point++) {
            times[point] = run.startEpochSecond() * 1e3
                    + thinning.row(point) * (run.timeline().stepNanos() / 1e6);
        }
        return withoutPlateaus(times, thinning.apply(values));
    }

    /** Leaves out the points inside of stretches that do not change: the picture is the same and the file smaller. */
    private static double[][] withoutPlateaus(double[] times, double[] values) {
        var kept = IntStream.range(0, values.length)
                .filter(i -> i == 0
                        || i == values.length - 1
                        || Double.compare(values[i], values[i - 1]) != 0
                        || Double.compare(values[i], values[i + 1]) != 0)
                .toArray();
        return new double[][] {
            Arrays.stream(kept).mapToDouble(i -> times[i]).toArray(),
            Arrays.stream(kept).mapToDouble(i -> values[i]).toArray()
        };
    }

    /** An entry of the legend, drawn as the kind of mark it explains. */
    void explain(String label, Color colour, Stroke stroke) {
        var line = new Line2D.Double(-12, 0, 12, 0);
        var item = new LegendItem(label, null, null, null, line, stroke, colour);
        legend.add(item);
    }

    void explainArea(String label, Color colour) {
        var box = new Rectangle2D.Double(-5, -5, 10, 10);
        legend.add(new LegendItem(label, null, null, null, box, colour));
    }

    /** The values of a column, NaN throughout when the run did not record it. */
    static double[] values(RunResult run, Column column) {
        var timeline = run.timeline();
        if (timeline.has(column)) {
            return timeline.column(column);
        }
        var none = new double[timeline.rows()];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    static boolean recorded(Comparison comparison, Column column) {
        return comparison.results().stream()
                .anyMatch(result -> result.run().timeline().has(column));
    }

    private static DateAxis timeAxis(RunResult run) {
        var millis = run.horizonNanos() / 1_000_000;
        var start = Instant.ofEpochSecond(run.startEpochSecond());
        var utc = TimeZone.getTimeZone("UTC");
        var day = start.toString().substring(0, 10);
        var axis =
                new DateAxis(millis <= 2 * DAY ? "UTC, from " + day : "UTC, " + day.substring(0, 4), utc, Locale.ROOT);
        var startMillis = start.toEpochMilli();
        axis.setRange((double) startMillis, (double) startMillis + millis);
        axis.setTickUnit(tickUnit(millis), false, false);
        axis.setAxisLineVisible(false);
        return axis;
    }

    private static DateTickUnit tickUnit(long millis) {
        if (millis <= 3 * HOUR) {
            return new DateTickUnit(DateTickUnitType.MINUTE, 15, format("HH:mm"));
        }
        if (millis <= 12 * HOUR) {
            return new DateTickUnit(DateTickUnitType.HOUR, 1, format("HH:mm"));
        }
        if (millis <= 2 * DAY) {
            return new DateTickUnit(DateTickUnitType.HOUR, millis <= DAY ? 2 : 4, format("HH:mm"));
        }
        if (millis <= 16 * DAY) {
            return new DateTickUnit(DateTickUnitType.DAY, 1, format("MM-dd"));
        }
        return millis <= 120 * DAY
                ? new DateTickUnit(DateTickUnitType.DAY, 7, format("MM-dd"))
                : new DateTickUnit(DateTickUnitType.MONTH, 1, format("yyyy-MM"));
    }

    private static DateFormat format(String pattern) {
        var format = new SimpleDateFormat(pattern, Locale.ROOT);
        format.setTimeZone(TimeZone.getTimeZone("UTC"));
        return format;
    }
}

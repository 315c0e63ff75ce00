package dev.dryscale.report.chart;

import dev.dryscale.experiment.Measure;
import dev.dryscale.experiment.tuning.Trial;
import dev.dryscale.experiment.tuning.TuningResult;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a search has screened, cost against p99: kinds differ in shape and colour, so that nobody needs to see
 * colours; the front's circles grow with churn.
 */
public final class ParetoPlot {

    public static final String FILE = "chart-pareto";

    /** What the picture shows, in words. */
    public static final String TITLE =
            "Candidates on the training traffic by the fluid: cost against p99 (lower left is better)";

    public static final int HEIGHT = 460;

    private static final double MILLIS = 1e3;
    private static final int SIZES = 4;

    private ParetoPlot() {}

    /** The picture as one {@code svg} element; the same bytes on every run. */
    public static String svg(TuningResult result, Theme theme) {
        var style = new ChartStyle(theme);
        var cost = style.valueAxis("cost, $");
        var p99 = style.valueAxis("p99, ms");
        cost.setAutoRangeIncludesZero(false);
        p99.setAutoRangeIncludesZero(false);
        var plot = new XYPlot(null, cost, p99, null);
        plot.setOutlineVisible(false);
        int layer = 0;
        layer = one(plot, layer, "present policy", result.present(), theme.text(), square());
        layer = one(plot, layer, "tuned", result.winner(), theme.candidate(1), star());
        layer = one(plot, layer, "tuned, applicable", result.applicableWinner(), theme.candidate(2), diamond());
        double most =
                result.front().stream().mapToDouble(ParetoPlot::churn).max().orElse(1);
        for (int size = SIZES; size >= 1; size--) {
            int of = size;
            var front = result.front().stream()
                    .filter(trial -> size(trial, most) == of)
                    .toList();
            layer = add(
                    plot,
                    layer,
                    "front, up to " + Math.round(most * size / SIZES) + " activities",
                    front,
                    theme.candidate(0),
                    circle(3 + 2.0 * size));
        }
        add(plot, layer, "other candidates", result.trials(), theme.mutedText(), circle(2.5));
        return ChartImages.svg(style.finish(TITLE, plot), FILE, HEIGHT);
    }

    private static double churn(Trial trial) {
        return trial.screened().value(Measure.ACTIVITIES);
    }

    private static int size(Trial trial, double most) {
        return most <= 0 ? 1 : Math.max(1, (int) Math.ceil(SIZES * churn(trial) / most));
    }

    private static int one(XYPlot plot, int layer, String name, @Nullable Trial trial, Color colour, Shape shape) {
        return trial == null ? layer : add(plot, layer, name, List.of(trial), colour, shape);
    }

    private static int add(XYPlot plot, int layer, String name, List<Trial> trials, Color colour, Shape shape) {
        if (trials.isEmpty()) {
            return layer;
        }
        var series = new XYSeries(name, false, true);
        for (var trial : trials) {
            double p99 = trial.screened().value(Measure.P99) * MILLIS;
            if (Double.isFinite(p99)) {
                series.add(trial.screened().value(Measure.COST), p99);
            }
        }
        var renderer = new XYLineAndShapeRenderer(false, true);
        ChartStyle.paint(renderer, colour);
        renderer.setDefaultShape(shape);
        renderer.setAutoPopulateSeriesShape(false);
        renderer.setDefaultShapesFilled(false);
        renderer.setDefaultOutlineStroke(new BasicStroke(1.4f));
        plot.setDataset(layer, new XYSeriesCollection(series));
        plot.setRenderer(layer, renderer);
        return layer + 1;
    }

    private static Shape circle(double size) {
        return new Ellipse2D.Double(-size / 2, -size / 2, size, size);
    }

    private static Shape square() {
        return polygon(6, Math.PI / 4, 4, 1);
    }

    private static Shape diamond() {
        return polygon(8, 0, 4, 1);
    }

    private static Shape star() {
        return polygon(9, -Math.PI / 2, 10, 0.45);
    }

    private static Shape polygon(double radius, double turn, int corners, double inner) {
        var path = new Path2D.Double();
        for (int i = 0; i < corners; i++) {
            double angle = turn + 2 * Math.PI * i / corners;
            double length = i % 2 == 0 ? radius : radius * inner;
            double x = length * StrictMath.cos(angle);
            double y = length * StrictMath.sin(angle);
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        path.closePath();
        return path;
    }
}

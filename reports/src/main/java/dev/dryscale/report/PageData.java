package dev.dryscale.report;

import dev.dryscale.experiment.Comparison;
import dev.dryscale.record.RunResult;
import dev.dryscale.report.LiveChart.Series;
import dev.dryscale.report.chart.Thinning;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** The JSON that the page's script draws from. Values are rounded for drawing; {@code timeline.csv} has them exactly. */
final class PageData {

    /** A week of minutes in full; longer timelines are thinned without losing a peak. */
    static final int POINTS = 10_080;

    /** More marks than these cannot be told apart; {@code activities.json} has all. */
    static final int ACTIVITIES = 2_000;

    private static final MathContext DRAWING = new MathContext(6);

    private final Comparison comparison;
    private final Thinning thinning;

    PageData(Comparison comparison) {
        this.comparison = comparison;
        this.thinning = Thinning.of(comparison.baseline().run().timeline().rows(), POINTS);
    }

    Thinning thinning() {
        return thinning;
    }

    /** Contains no {@code <}, so nothing in it can end the element around it. */
    String json(List<LiveCharts.Group> groups) {
        var text = new StringWriter();
        try (var json = Json.compact(text)) {
            json.beginObject().beginArray("t");
            var run = comparison.baseline().run();
            for (var point = 0; point < thinning.points(); point++) {
                json.value(run.startEpochSecond()
                        + thinning.row(point) * (run.timeline().stepNanos() / 1e9));
            }
            json.endArray().beginArray("charts");
            for (var group : groups) {
                for (var chart : group.charts()) {
                    writeChart(json, chart);
                }
            }
            json.endArray().endObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString().replace("<", "\\u003c");
    }

    private void writeChart(Json json, LiveChart chart) throws IOException {
        json.beginObject().field("id", chart.id()).field("title", chart.title()).field("unit", chart.unit());
        json.field("height", chart.height()).beginArray("series");
        for (var index = 0; index < chart.series().size(); index++) {
            writeSeries(json, chart.series(), index);
        }
        json.endArray();
        if (chart.candidate() != LiveChart.NO_CANDIDATE) {
            writeActivities(json, comparison.results().get(chart.candidate()).run());
        }
        json.endObject();
    }

    private void writeSeries(Json json, List<Series> all, int index) throws IOException {
        var series = all.get(index);
        json.beginObject().field("label", series.label());
        if (Character.isDigit(series.colour().charAt(0))) {
            json.decimal("colour", series.colour());
        } else {
            json.field("colour", series.colour());
        }
        json.field("dash", series.dash()).field("stacked", series.stacked()).beginArray("y");
        for (var value : thinning.apply(series.stacked() ? stacked(all, index) : series.values())) {
            json.value(
                    Double.isFinite(value)
                            ? new BigDecimal(value).round(DRAWING).doubleValue()
                            : Double.NaN);
        }
        json.endArray().endObject();
    }

    /** The upper edge of a stacked area: its values and those of all areas after it. */
    private static double[] stacked(List<Series> all, int index) {
        var sum = new double[all.get(index).values().length];
        for (var series : all.subList(index, all.size())) {
            for (var row = 0; series.stacked() && row < sum.length; row++) {
                sum[row] += Double.isFinite(series.values()[row]) ? series.values()[row] : 0;
            }
        }
        return sum;
    }

    private static void writeActivities(Json json, RunResult run) throws IOException {
        json.beginArray("activities");
        for (var activity : run.activities().stream().limit(ACTIVITIES).toList()) {
            json.beginObject().field("t", run.startEpochSecond() + activity.startNanos() / 1e9);
            json.field("launch", activity.addsCapacity());
            json.field("text", Names.printable(activity.description()));
            json.field("cause", Names.printable(activity.cause())).endObject();
        }
        json.endArray();
    }
}

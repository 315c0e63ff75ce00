package dev.dryscale.report;

import dev.dryscale.experiment.CandidateResult;
import dev.dryscale.experiment.Comparison;
import dev.dryscale.record.Timeline;
import dev.dryscale.record.Timeline.Column;
import dev.dryscale.report.LiveChart.Series;
import dev.dryscale.report.chart.CumulativeCost;
import dev.dryscale.report.chart.TrackedMetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** Chooses what the report page shows over time. */
final class LiveCharts {

    private static final int HEIGHT = 240;

    /** With more candidates than these, only the most telling line of each is drawn. */
    private static final int FEW = 3;

    private final Comparison comparison;

    private LiveCharts(Comparison comparison) {
        this.comparison = comparison;
    }

    /**
     * Charts of one subject.
     *
     * @param picture file name of the static chart of the same subject; empty when there is none
     */
    record Group(String title, String picture, List<LiveChart> charts) {}

    static List<Group> of(Comparison comparison) {
        var charts = new LiveCharts(comparison);
        return charts.all().stream()
                .filter(group -> group.charts().stream()
                        .anyMatch(chart -> chart.series().stream().anyMatch(LiveCharts::hasValue)))
                .toList();
    }

    private List<Group> all() {
        return List.of(
                new Group("Requests", "", List.of(lines("requests", "requests/s", this::addRequests))),
                new Group("Demand against capacity", "chart-capacity", capacity()),
                new Group("CPU utilization", "chart-cpu", List.of(lines("cpu", "%", this::addCpu))),
                new Group("Tracked metric", "chart-metric", List.of(lines("metric", "", this::addMetric))),
                new Group(
                        "Response time",
                        "chart-response-time",
                        List.of(lines("response-time", "ms", this::addResponse))),
                new Group("Cost, cumulative", "chart-cost", List.of(lines("cost", "$", this::addCost))));
    }

    private List<LiveChart> capacity() {
        var charts = new ArrayList<LiveChart>();
        for (var index = 0; index < comparison.results().size(); index++) {
            var result = comparison.results().get(index);
            var series = new ArrayList<Series>();
            addArea(series, "terminating", "terminating", result, Column.TERMINATING);
            addArea(series, "pending", "pending", result, Column.PENDING);
            addArea(series, "in service", "inService", result, Column.IN_SERVICE);
            if (has(result, Column.DEMAND)) {
                var demand = column(result, Column.DEMAND);
                series.add(new Series("demand at 100 % use", "text", "solid", demand, false, true));
            }
            charts.add(new LiveChart("capacity-" + index, name(result), "instances", HEIGHT, series, index));
        }
        return charts;
    }

    private static void addArea(
            List<Series> series, String label, String colour, CandidateResult result, Column column) {
        if (has(result, column)) {
            series.add(Series.area(label, colour, column(result, column)));
        }
    }

    private LiveChart lines(String id, String unit, BiConsumer<Integer, List<Series>> adder) {
        var series = new ArrayList<Series>();
        for (var index = 0; index < comparison.results().size(); index++) {
            adder.accept(index, series);
        }
        if (id.equals("response-time")) {
            addSlo(series);
        }
        return new LiveChart(id, "", unit, HEIGHT, series, LiveChart.NO_CANDIDATE);
    }

    /** All candidates get the same arrivals, so one line is enough. */
    private void addRequests(int index, List<Series> series) {
        var result = comparison.results().get(index);
        if (index == 0) {
            addLine(series, "arriving", index, "solid", result, Column.ARRIVALS, perSecond(result));
        }
        if (has(result, Column.ERRORS)) {
            addLine(series, name(result) + " errors", index, "dotted", result, Column.ERRORS, perSecond(result));
        }
    }

    private void addCpu(int index, List<Series> series) {
        var result = comparison.results().get(index);
        addLine(series, name(result), index, "solid", result, Column.CPU, 1);
        if (TrackedMetric.isCpu(result)) {
            addThresholds(series, index, result);
        }
    }

    private void addMetric(int index, List<Series> series) {
        var result = comparison.results().get(index);
        var metric = TrackedMetric.other(result);
        if (!metric.isEmpty()) {
            addLine(series, name(result) + " " + metric, index, "solid", result, Column.METRIC, 1);
            addThresholds(series, index, result);
        }
    }

    private void addThresholds(List<Series> series, int index, CandidateResult result) {
        var colour = Integer.toString(index);
        if (comparison.results().size() <= FEW && has(result, Column.ALARM_HIGH)) {
            var high = column(result, Column.ALARM_HIGH);
            series.add(Series.bound(name(result) + " target (AlarmHigh)", colour, "dashed", high));
        }
        if (comparison.results().size() <= FEW && has(result, Column.ALARM_LOW)) {
            var low = column(result, Column.ALARM_LOW);
            series.add(Series.bound(name(result) + " AlarmLow", colour, "dotted", low));
        }
    }

    private void addResponse(int index, List<Series> series) {
        var result = comparison.results().get(index);
        addLine(series, name(result) + " p99", index, "solid", result, Column.P99, 1e3);
        if (comparison.results().size() <= FEW) {
            addLine(series, name(result) + " p95", index, "dashed", result, Column.P95, 1e3);
            addLine(series, name(result) + " p50", index, "dotted", result, Column.P50, 1e3);
        }
    }

    private void addSlo(List<Series> series) {
        var slo = comparison.slo();
        if (slo != null && !series.isEmpty()) {
            var bound = new double[comparison.baseline().run().timeline().rows()];
            Arrays.fill(bound, slo.responseNanos() / 1e6);
            var label = "SLO (p" + Numbers.exact(slo.percentile()) + ")";
            series.add(Series.bound(label, "text", "dashed", bound));
        }
    }

    private void addCost(int index, List<Series> series) {
        var result = comparison.results().get(index);
        var cost = CumulativeCost.of(result);
        if (cost.length > 0 && result.bill().totalMicros() != 0) {
            series.add(Series.line(name(result), index, "solid", cost));
        }
    }

    private static void addLine(
            List<Series> series,
            String label,
            int index,
            String dash,
            CandidateResult result,
            Column column,
            double factor) {
        if (has(result, column)) {
            var values = Arrays.stream(column(result, column))
                    .map(value -> value * factor)
                    .toArray();
            series.add(Series.line(label, index, dash, values));
        }
    }

    private static double perSecond(CandidateResult result) {
        return 1e9 / timeline(result).stepNanos();
    }

    private static String name(CandidateResult result) {
        return Names.printable(result.candidate().name());
    }

    private static Timeline timeline(CandidateResult result) {
        return result.run().timeline();
    }

    private static boolean has(CandidateResult result, Column column) {
        return timeline(result).has(column);
    }

    private static double[] column(CandidateResult result, Column column) {
        return timeline(result).column(column);
    }

    private static boolean hasValue(Series series) {
        return series.numbered() && Arrays.stream(series.values()).anyMatch(Double::isFinite);
    }
}

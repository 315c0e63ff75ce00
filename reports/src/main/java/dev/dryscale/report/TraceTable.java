package dev.dryscale.report;

import dev.dryscale.experiment.Measure;
import dev.dryscale.experiment.TraceComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What each trace of several showed of each candidate: a row per candidate and trace, and which trace was a candidate's worst.
 *
 * @param head of the columns
 * @param rows cells in their order; names are not escaped for any medium
 */
record TraceTable(List<String> head, List<List<String>> rows) {

    /** Stands behind the value that is a candidate's worst among the traces. */
    static final String WORST = " *";

    static final String LEGEND = "by trace, value [low, high]; * the worst trace of that policy";

    private static final List<Measure> MEASURES = List.of(
            Measure.COST_PER_MONTH,
            Measure.P50,
            Measure.P95,
            Measure.P99,
            Measure.P999,
            Measure.ERRORS,
            Measure.TIME_OVER_SLO,
            Measure.ACTIVITIES_PER_HOUR);

    static TraceTable of(TraceComparison comparison) {
        boolean priced = comparison.pooled().results().stream()
                .anyMatch(result -> result.bill().isPriced());
        var measures = MEASURES.stream()
                .filter(measure -> measure != Measure.COST_PER_MONTH || priced)
                .filter(measure ->
                        measure != Measure.TIME_OVER_SLO || comparison.pooled().slo() != null)
                .toList();
        var head = new ArrayList<>(List.of("policy", "trace"));
        measures.forEach(measure -> head.add(SummaryTable.label(measure)));
        var scales =
                measures.stream().map(measure -> scale(comparison, measure)).toList();
        var rows = new ArrayList<List<String>>();
        for (int c = 0; c < comparison.pooled().results().size(); c++) {
            for (var trace : comparison.traces()) {
                var row = new ArrayList<>(List.of(trace.result(c).candidate().name(), trace.name()));
                for (int m = 0; m < measures.size(); m++) {
                    row.add(cell(comparison, trace, c, measures.get(m), scales.get(m)));
                }
                rows.add(List.copyOf(row));
            }
        }
        return new TraceTable(List.copyOf(head), List.copyOf(rows));
    }

    private static Scale scale(TraceComparison comparison, Measure measure) {
        return Scale.of(
                measure,
                comparison.traces().stream()
                        .flatMap(trace -> trace.comparison().results().stream())
                        .flatMapToDouble(result -> {
                            var estimate = result.estimates().get(measure);
                            return estimate == null
                                    ? DoubleStream.empty()
                                    : DoubleStream.of(estimate.value(), estimate.low(), estimate.high());
                        })
                        .toArray());
    }

    private static String cell(
            TraceComparison comparison, TraceComparison.Trace trace, int candidate, Measure measure, Scale scale) {
        var estimate = trace.result(candidate).estimates().get(measure);
        if (estimate == null || Double.isNaN(estimate.value())) {
            return Scale.NO_VALUE;
        }
        var interval = estimate.hasInterval() ? " " + scale.interval(estimate.low(), estimate.high()) : "";
        boolean worst = comparison.worst(candidate, measure).name().equals(trace.name())
                && !isFlat(comparison, candidate, measure);
        return scale.text(estimate.value()) + interval + (worst ? WORST : "");
    }

    /** Whether all traces show the same, so that none of them is the worst. */
    private static boolean isFlat(TraceComparison comparison, int candidate, Measure measure) {
        return comparison.traces().stream()
                        .map(trace -> trace.result(candidate).estimates().get(measure))
                        .map(estimate -> estimate == null ? Double.NaN : estimate.value())
                        .distinct()
                        .count()
                == 1;
    }
}

package dev.dryscale.report.chart;

import dev.dryscale.experiment.Comparison;
import java.util.Arrays;
import java.util.List;

/** The catalog of charts: what is listed here is in every report folder. */
public enum ChartCatalog {
    CAPACITY(new CapacityChart()),
    CPU(new CpuChart()),
    METRIC(new MetricChart()),
    RESPONSE_TIME(new ResponseTimeChart()),
    COST(new CostChart()),
    CANDIDATES(new CandidatesChart()),
    MEASURES(new MeasuresChart());

    @SuppressWarnings("ImmutableEnumChecker") // charts have no state
    private final Chart chart;

    ChartCatalog(Chart chart) {
        this.chart = chart;
    }

    public Chart chart() {
        return chart;
    }

    /** Those charts for which the comparison has the numbers. */
    public static List<Chart> applicable(Comparison comparison) {
        return Arrays.stream(values())
                .map(ChartCatalog::chart)
                .filter(chart -> chart.appliesTo(comparison))
                .toList();
    }
}

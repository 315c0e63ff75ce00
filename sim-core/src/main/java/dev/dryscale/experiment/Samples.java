package dev.dryscale.experiment;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every measure of every candidate in every replication. */
final class Samples {

    private final List<Map<Measure, double[]>> byCandidate;
    private final int replications;

    /** @param measured by candidate, then by replication */
    Samples(List<List<Map<Measure, Double>>> measured) {
        this.replications = measured.get(0).size();
        this.byCandidate = measured.stream().map(this::columns).toList();
    }

    private Map<Measure, double[]> columns(List<Map<Measure, Double>> runs) {
        Map<Measure, double[]> columns = new EnumMap<>(Measure.class);
        for (var measure : Measure.values()) {
            columns.put(
                    measure,
                    runs.stream()
                            .mapToDouble(run -> run.getOrDefault(measure, Double.NaN))
                            .toArray());
        }
        return columns;
    }

    int replications() {
        return replications;
    }

    private double[] values(Measure measure, int candidate) {
        return byCandidate.get(candidate).getOrDefault(measure, new double[0]);
    }

    /** No measure can be negative, so neither can its interval. */
    Estimate estimate(Measure measure, int candidate) {
        var mean = Estimates.mean(values(measure, candidate));
        return new Estimate(mean.value(), Math.max(0, mean.low()), mean.high(), mean.source());
    }

    /** {@code candidate - other}, paired by replication. */
    Estimate difference(Measure measure, int candidate, int other) {
        return Estimates.pairedDifference(values(measure, candidate), values(measure, other));
    }

    /** {@code candidate / other - 1}, paired by replication; null when {@code other} is not known apart from 0. */
    @Nullable Estimate relativeChange(Measure measure, int candidate, int other) {
        return Estimates.relativeChange(values(measure, candidate), values(measure, other));
    }
}

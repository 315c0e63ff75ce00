package dev.dryscale.experiment;

import dev.dryscale.experiment.Estimate.Source;
import dev.dryscale.experiment.ReplicationRunner.Outcome;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every measure of every candidate in every replication. Where a recording is a week or longer there is a second interval,
 * over its days, and the wider one is taken.
 */
final class Samples {

    private static final double[] NONE = {};

    private final List<Map<Measure, double[]>> byCandidate;
    private final List<Map<Measure, double[]>> dailyByCandidate;
    private final int replications;

    /** @param outcomes by candidate, then by replication */
    Samples(List<? extends List<Outcome>> outcomes) {
        this.replications = outcomes.get(0).size();
        this.byCandidate = outcomes.stream().map(Samples::columns).toList();
        this.dailyByCandidate = outcomes.stream().map(Samples::days).toList();
    }

    private static Map<Measure, double[]> columns(List<Outcome> runs) {
        Map<Measure, double[]> columns = new EnumMap<>(Measure.class);
        for (var measure : Measure.values()) {
            columns.put(
                    measure,
                    runs.stream()
                            .mapToDouble(run -> run.measures().getOrDefault(measure, Double.NaN))
                            .toArray());
        }
        return columns;
    }

    /** The days of the recording, each averaged over the replications. */
    private static Map<Measure, double[]> days(List<Outcome> runs) {
        Map<Measure, double[]> days = new EnumMap<>(Measure.class);
        runs.get(0).daily().forEach((measure, first) -> {
            var mean = new double[first.length];
            for (var run : runs) {
                var values = run.daily().getOrDefault(measure, NONE);
                for (int day = 0; day < mean.length; day++) {
                    mean[day] += values[day] / runs.size();
                }
            }
            days.put(measure, mean);
        });
        return days;
    }

    /** Whether the candidate was measured so at all; what a scenario cannot measure is in no report. */
    boolean has(Measure measure, int candidate) {
        return !measure.isRegret() || !Arrays.stream(values(measure, candidate)).allMatch(Double::isNaN);
    }

    int replications() {
        return replications;
    }

    double[] values(Measure measure, int candidate) {
        return byCandidate.get(candidate).getOrDefault(measure, NONE);
    }

    private double[] daily(Measure measure, int candidate) {
        return dailyByCandidate.get(candidate).getOrDefault(measure, NONE);
    }

    /** No measure but regret can be negative, so neither can its interval. */
    Estimate estimate(Measure measure, int candidate) {
        var mean = wider(simulated(measure, candidate), measure, daily(measure, candidate));
        return measure.isRegret()
                ? mean
                : new Estimate(mean.value(), Math.max(0, mean.low()), mean.high(), mean.source());
    }

    /** With the interval over replications alone. */
    Estimate simulated(Measure measure, int candidate) {
        return Estimates.mean(values(measure, candidate));
    }

    /** {@code candidate - other}, paired by replication and by day. */
    Estimate difference(Measure measure, int candidate, int other) {
        var simulated = Estimates.pairedDifference(values(measure, candidate), values(measure, other));
        return wider(simulated, measure, dailyDifference(measure, candidate, other));
    }

    /** How likely so large a difference would be if there were none; the larger of what replications and days say. */
    double pValue(Measure measure, int candidate, int other) {
        double simulated = replications < 2
                ? 0
                : Estimates.pValue(Estimates.differences(values(measure, candidate), values(measure, other)));
        var daily = dailyDifference(measure, candidate, other);
        return daily.length == 0 ? simulated : Math.max(simulated, new DayBlocks(daily).pValue());
    }

    private double[] dailyDifference(Measure measure, int candidate, int other) {
        return Estimates.differences(daily(measure, candidate), daily(measure, other));
    }

    private static Estimate wider(Estimate simulated, Measure measure, double[] daily) {
        if (daily.length == 0) {
            return simulated;
        }
        var days = new DayBlocks(daily).total(DailyMeasures.isRate(measure) ? 1 : daily.length);
        double spread = simulated.high() - simulated.low();
        if (simulated.hasInterval() && spread >= days.high() - days.low()) {
            return simulated;
        }
        double moved = simulated.value() - days.value();
        return new Estimate(simulated.value(), days.low() + moved, days.high() + moved, Source.DAYS);
    }

    @Nullable Source source() {
        boolean days = dailyByCandidate.stream().noneMatch(Map::isEmpty);
        return replications > 1 ? Source.SIMULATED : days ? Source.DAYS : null;
    }

    /**
     * {@code candidate / other - 1}, paired by replication; null when {@code other} is not known apart from 0, and for regret,
     * which may be negative. Where the days decide about the difference they decide here too, of what the recorded days were.
     */
    @Nullable Estimate relativeChange(Measure measure, int candidate, int other) {
        if (measure.isRegret()) {
            return null;
        }
        var simulated = Estimates.relativeChange(values(measure, candidate), values(measure, other));
        var difference = difference(measure, candidate, other);
        if (simulated == null || difference.source() != Source.DAYS) {
            return simulated;
        }
        double base = simulated(measure, other).value();
        return new Estimate(
                simulated.value(), Math.max(-1, difference.low() / base), difference.high() / base, Source.DAYS);
    }
}

package dev.dryscale.experiment;

import dev.dryscale.cost.Bill;
import dev.dryscale.experiment.ReplicationRunner.Outcome;
import dev.dryscale.record.RequestStretch;
import dev.dryscale.record.RunResult;
import dev.dryscale.record.StretchSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One candidate's runs of one replication, a run per trace, as if they were one run. */
final class TracePool {

    /** The average over time. */
    private static final Set<Measure> RATES =
            EnumSet.of(Measure.COST_PER_HOUR, Measure.COST_PER_MONTH, Measure.ACTIVITIES_PER_HOUR);

    private static final Set<Measure> MAXIMA = EnumSet.of(Measure.MAX, Measure.MAX_IN_SERVICE);

    private final StretchSum requests = new StretchSum();
    private final Map<Measure, Double> totals = new EnumMap<>(Measure.class);
    private final List<Map<Measure, double[]>> daily = new ArrayList<>();
    private final List<RequestStretch> days = new ArrayList<>();
    private double nanos;
    private long came;
    private @Nullable RunResult run;
    private @Nullable Bill bill;

    void add(Scenario scenario, Outcome outcome) {
        double length = scenario.horizonNanos();
        outcome.measures().forEach((measure, value) -> {
            double weight = RATES.contains(measure) ? length : 1;
            totals.merge(measure, weight * value, MAXIMA.contains(measure) ? Math::max : Double::sum);
        });
        came += outcome.requests();
        outcome.stretches().forEach(requests::add);
        daily.add(outcome.daily());
        days.addAll(outcome.stretches().stream()
                .filter(stretch -> stretch.endNanos() % DailyMeasures.DAY_NANOS == 0)
                .toList());
        nanos += length;
        if (run == null) {
            run = outcome.run();
            bill = outcome.bill();
        }
    }

    Outcome outcome() {
        RATES.forEach(rate -> totals.computeIfPresent(rate, (measure, sum) -> sum / nanos));
        Measures.putRequests(totals, requests);
        totals.remove(Measure.REGRET); // a share of different bounds
        return new Outcome(came, totals, daily(), List.of(), run, bill);
    }

    /** The days of all traces side by side, where every trace has a week or more. */
    private Map<Measure, double[]> daily() {
        Map<Measure, double[]> all = new EnumMap<>(Measure.class);
        if (daily.stream().anyMatch(Map::isEmpty)) {
            return all;
        }
        for (var measure : daily.get(0).keySet()) {
            if (daily.stream().allMatch(one -> one.containsKey(measure))) {
                all.put(
                        measure,
                        daily.stream()
                                .flatMapToDouble(one -> Arrays.stream(one.getOrDefault(measure, new double[0])))
                                .toArray());
            }
        }
        all.putAll(DailyMeasures.ofRequests(days));
        return all;
    }
}

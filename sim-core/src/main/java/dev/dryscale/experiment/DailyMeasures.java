package dev.dryscale.experiment;

import dev.dryscale.cost.Bill;
import dev.dryscale.record.RequestStretch;
import dev.dryscale.record.RunResult;
import dev.dryscale.record.ScalingActivity;
import dev.dryscale.record.StretchSum;
import dev.dryscale.record.Timeline.Column;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** Day by day, what the measures of a recorded week or more are made of; maxima and regret are made of no days. */
final class DailyMeasures {

    static final long DAY_NANOS = 86_400_000_000_000L;

    private static final int MINUTES = 1440;
    private static final double HOURS_PER_DAY = 24;

    private static final List<Measure> REQUESTS =
            List.of(Measure.MEAN, Measure.P50, Measure.P95, Measure.P99, Measure.P999, Measure.ERRORS);

    private DailyMeasures() {}

    /** Empty when the traffic is synthetic, whose replications show all its chance, or has less than a week. */
    static Map<Measure, double[]> of(Scenario scenario, RunResult run, double dollars) {
        int days = (int) (run.horizonNanos() / DAY_NANOS);
        Map<Measure, double[]> daily = new EnumMap<>(Measure.class);
        if (!scenario.traffic().isRecorded() || days < DayBlocks.FEWEST_DAYS) {
            return daily;
        }
        var timeline = run.timeline();
        var billed = timeline.column(Column.BILLED);
        var demand = timeline.column(Column.DEMAND);
        var over = timeline.column(Column.OVER_SLO);
        var hours = sums(days, minute -> billed[minute] / 60);
        daily.put(Measure.INSTANCE_HOURS, hours);
        daily.put(
                Measure.WASTED_INSTANCE_MINUTES,
                sums(days, minute -> Math.max(0, billed[minute] - Math.ceil(demand[minute]))));
        daily.put(Measure.TIME_OVER_SLO, sums(days, minute -> 60 * over[minute]));
        var activities = new double[days];
        run.activities().stream()
                .filter(ScalingActivity::isAttempt)
                .mapToInt(activity -> (int) (activity.startNanos() / DAY_NANOS))
                .filter(day -> day < days)
                .forEach(day -> activities[day]++);
        daily.put(Measure.ACTIVITIES, activities);
        putCost(daily, hours, dollars, run.horizonNanos());
        daily.putAll(ofRequests(run.stretches().subList(0, days)));
        return daily;
    }

    /**
     * What is no sum of days, as jackknife pseudo-values (Tukey 1958): {@code n} times the value of all days less {@code n - 1}
     * times that of all days but one. Their mean is the value of all days, and each says how much its day bears upon it.
     */
    static Map<Measure, double[]> ofRequests(List<RequestStretch> stretches) {
        int days = stretches.size();
        Map<Measure, double[]> daily = new EnumMap<>(Measure.class);
        var sum = new StretchSum();
        stretches.forEach(sum::add);
        Map<Measure, Double> all = new EnumMap<>(Measure.class);
        Measures.putRequests(all, sum);
        for (int day = 0; day < days; day++) {
            sum.remove(stretches.get(day));
            Map<Measure, Double> others = new EnumMap<>(Measure.class);
            Measures.putRequests(others, sum);
            sum.add(stretches.get(day));
            for (var measure : REQUESTS) {
                daily.computeIfAbsent(measure, unused -> new double[days])[day] =
                        days * valueOf(all, measure) - (days - 1) * valueOf(others, measure);
            }
        }
        daily.values().removeIf(values -> Arrays.stream(values).anyMatch(Double::isNaN));
        return daily;
    }

    private static double valueOf(Map<Measure, Double> values, Measure measure) {
        return values.getOrDefault(measure, Double.NaN);
    }

    /** What a run costs is spread over its instance hours; what does not depend on them is the same for all candidates. */
    private static void putCost(Map<Measure, double[]> daily, double[] hours, double dollars, long horizonNanos) {
        double all = 0;
        for (double value : hours) {
            all += value;
        }
        double whole = hours.length * (double) DAY_NANOS / horizonNanos;
        var cost = new double[hours.length];
        for (int day = 0; day < cost.length; day++) {
            cost[day] = all == 0 ? dollars * whole / hours.length : dollars * whole * hours[day] / all;
        }
        daily.put(Measure.COST, cost);
        daily.put(Measure.COST_PER_HOUR, scaled(cost, 1 / HOURS_PER_DAY));
        daily.put(Measure.COST_PER_MONTH, scaled(cost, Bill.HOURS_PER_MONTH / HOURS_PER_DAY));
    }

    /** Whether the measure of a run is the mean of its days and not their sum. */
    static boolean isRate(Measure measure) {
        return measure == Measure.COST_PER_HOUR || measure == Measure.COST_PER_MONTH || REQUESTS.contains(measure);
    }

    private static double[] scaled(double[] values, double factor) {
        var scaled = values.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return scaled;
    }

    private static double[] sums(int days, IntToDoubleFunction ofMinute) {
        var sums = new double[days];
        for (int minute = 0; minute < days * MINUTES; minute++) {
            sums[minute / MINUTES] += ofMinute.applyAsDouble(minute);
        }
        return sums;
    }
}

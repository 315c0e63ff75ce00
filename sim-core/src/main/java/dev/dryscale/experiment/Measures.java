package dev.dryscale.experiment;

import dev.dryscale.cost.Bill;
import dev.dryscale.record.RunResult;
import dev.dryscale.record.ScalingActivity;
import dev.dryscale.record.StretchSum;
import dev.dryscale.record.Timeline.Column;
import java.util.EnumMap;
import java.util.Map;

/** Reads every measure off one run and its bill. */
final class Measures {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_HOUR = 3.6e12;

    private Measures() {}

    static Map<Measure, Double> of(RunResult run, Bill bill) {
        Map<Measure, Double> values = new EnumMap<>(Measure.class);
        double hours = run.horizonNanos() / NANOS_PER_HOUR;
        values.put(Measure.COST, bill.totalDollars());
        values.put(Measure.COST_PER_HOUR, bill.dollarsPerHour());
        values.put(Measure.COST_PER_MONTH, bill.dollarsPerMonth());
        values.put(Measure.MEAN, run.latency().meanNanos() / NANOS_PER_SECOND);
        values.put(Measure.P50, percentile(run, 50));
        values.put(Measure.P95, percentile(run, 95));
        values.put(Measure.P99, percentile(run, 99));
        values.put(Measure.P999, percentile(run, 99.9));
        values.put(Measure.MAX, run.latency().maxNanos() / NANOS_PER_SECOND);
        values.put(Measure.ERRORS, run.requests().errorRate());
        values.put(Measure.TIME_OVER_SLO, (double) run.usage().secondsOverSlo());
        long activities =
                run.activities().stream().filter(ScalingActivity::isAttempt).count();
        values.put(Measure.ACTIVITIES, (double) activities);
        values.put(Measure.ACTIVITIES_PER_HOUR, activities / hours);
        values.put(Measure.INSTANCE_HOURS, instanceHours(run));
        values.put(Measure.WASTED_INSTANCE_MINUTES, wastedInstanceMinutes(run));
        values.put(Measure.MAX_IN_SERVICE, largest(run.timeline().column(Column.IN_SERVICE)));
        return values;
    }

    /** Puts rates, percentiles and errors of what follows {@code fromNanos} in place of those of the whole run. */
    static void leaveOut(Map<Measure, Double> values, RunResult run, Bill bill, long fromNanos) {
        var kept = new StretchSum();
        run.stretches().stream()
                .filter(stretch -> stretch.endNanos() > fromNanos)
                .forEach(kept::add);
        putRequests(values, kept);
        double hours = (run.horizonNanos() - fromNanos) / NANOS_PER_HOUR;
        long activities = run.activities().stream()
                .filter(activity -> activity.startNanos() >= fromNanos)
                .count();
        values.put(Measure.ACTIVITIES_PER_HOUR, activities / hours);
        double share = (double) run.horizonNanos() / (run.horizonNanos() - fromNanos) * billedShare(run, fromNanos);
        values.put(Measure.COST_PER_HOUR, bill.dollarsPerHour() * share);
        values.put(Measure.COST_PER_MONTH, bill.dollarsPerMonth() * share);
    }

    static void putRequests(Map<Measure, Double> values, StretchSum requests) {
        values.put(Measure.MEAN, requests.meanSeconds());
        values.put(Measure.P50, requests.percentileSeconds(50));
        values.put(Measure.P95, requests.percentileSeconds(95));
        values.put(Measure.P99, requests.percentileSeconds(99));
        values.put(Measure.P999, requests.percentileSeconds(99.9));
        values.put(Measure.ERRORS, requests.errorRate());
    }

    /** The share of the billed instance hours that lies after {@code fromNanos}: what a run costs goes with them. */
    private static double billedShare(RunResult run, long fromNanos) {
        var billed = run.timeline().column(Column.BILLED);
        double all = 0;
        double kept = 0;
        for (int i = 0; i < billed.length; i++) {
            all += billed[i];
            kept += i * run.timeline().stepNanos() >= fromNanos ? billed[i] : 0;
        }
        return all == 0 ? 1 - (double) fromNanos / run.horizonNanos() : kept / all;
    }

    private static double percentile(RunResult run, double percentile) {
        return run.latency().percentileNanos(percentile) / NANOS_PER_SECOND;
    }

    private static double instanceHours(RunResult run) {
        return run.usage().spans().stream().mapToLong(span -> span.nanos()).sum() / NANOS_PER_HOUR;
    }

    /** Minutes in which more instances ran than the work that arrived could have kept busy. */
    private static double wastedInstanceMinutes(RunResult run) {
        var billed = run.timeline().column(Column.BILLED);
        var demand = run.timeline().column(Column.DEMAND);
        double sum = 0;
        for (int i = 0; i < billed.length; i++) {
            sum += Math.max(0, billed[i] - Math.ceil(demand[i]));
        }
        return sum;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }
}

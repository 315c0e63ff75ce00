package dev.dryscale.report;

import dev.dryscale.record.DecisionEntry;
import dev.dryscale.record.ScalingActivity;
import dev.dryscale.record.Timeline;
import dev.dryscale.record.Timeline.Column;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Made-up minutes of one candidate: a daily wave of load, capacity that follows it late, one spike at 14:07. */
final class SampleDay {

    static final int MINUTES = 1440;
    static final int SPIKE_MINUTE = 847;
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final int LAG_MINUTES = 6;
    private static final int DRAIN_MINUTES = 5;

    private final String name;
    private final double target;
    private final int[] desired = new int[MINUTES];

    SampleDay(String name, double target) {
        this.name = name;
        this.target = target;
        for (var minute = 0; minute < MINUTES; minute++) {
            var needed = (int) Math.ceil(demand(minute - minute % 30) * 100 / target);
            desired[minute] = Math.max(2, Math.min(6, needed));
        }
    }

    /** Busy instances at 100 % CPU: between 0.6 and 3.0, and one minute at 4.5. */
    private static double demand(int minute) {
        if (minute == SPIKE_MINUTE) {
            return 4.5;
        }
        return 1.8 - 1.2 * StrictMath.cos(2 * StrictMath.PI * Math.max(0, minute) / MINUTES);
    }

    Timeline timeline() {
        var columns = new EnumMap<Column, double[]>(Column.class);
        for (var column : Column.values()) {
            columns.put(column, new double[MINUTES]);
        }
        for (var minute = 0; minute < MINUTES; minute++) {
            fill(columns, minute);
        }
        return new Timeline(MINUTE_NANOS, MINUTES, columns);
    }

    private void fill(Map<Column, double[]> columns, int minute) {
        var inService = Math.min(desired[minute], desired[Math.max(0, minute - LAG_MINUTES)]);
        var draining = Math.max(0, desired[Math.max(0, minute - DRAIN_MINUTES)] - desired[minute]);
        var cpu = Math.min(100, 100 * demand(minute) / inService);
        var p50 = 0.03 + 0.00002 * cpu;
        var p99 = 0.06 + 0.0004 * cpu + (cpu > 90 ? 0.02 * (cpu - 90) : 0) + (minute == SPIKE_MINUTE ? 0.4 : 0);
        var arrivals = Math.rint(demand(minute) * 7000);
        set(columns, minute, Column.ARRIVALS, arrivals);
        set(columns, minute, Column.COMPLETED, arrivals);
        set(columns, minute, Column.MEAN_RESPONSE, p50 * 1.2);
        set(columns, minute, Column.P50, minute == 3 ? Double.NaN : p50);
        set(columns, minute, Column.P95, (p50 + 2 * p99) / 3);
        set(columns, minute, Column.P99, p99);
        set(columns, minute, Column.MAX_RESPONSE, p99 * 2);
        set(columns, minute, Column.CPU, cpu);
        set(columns, minute, Column.METRIC, cpu);
        set(columns, minute, Column.DESIRED, desired[minute]);
        set(columns, minute, Column.PENDING, desired[minute] - inService);
        set(columns, minute, Column.IN_SERVICE, inService);
        set(columns, minute, Column.TERMINATING, draining);
        set(columns, minute, Column.BILLED, desired[minute] + draining);
        set(columns, minute, Column.DEMAND, demand(minute) * 100 / target);
        set(columns, minute, Column.ALARM_HIGH, target);
        set(columns, minute, Column.ALARM_LOW, 0.9 * target);
        set(columns, minute, Column.OVER_SLO, p99 > 0.2 ? 1 : 0);
    }

    private static void set(Map<Column, double[]> columns, int minute, Column column, double value) {
        Objects.requireNonNull(columns.get(column))[minute] = value;
    }

    List<ScalingActivity> activities() {
        var activities = new ArrayList<ScalingActivity>();
        for (var minute = 1; minute < MINUTES; minute++) {
            if (desired[minute] != desired[minute - 1]) {
                activities.add(activity(minute, activities.size()));
            }
        }
        return List.copyOf(activities);
    }

    private ScalingActivity activity(int minute, int index) {
        var out = desired[minute] > desired[minute - 1];
        var at = Numbers.instant(SampleComparison.START, minute * MINUTE_NANOS);
        var cause = "At " + at + " a monitor alarm TargetTracking-" + name + (out ? "-AlarmHigh" : "-AlarmLow")
                + " in state ALARM triggered policy " + name + "-cpu changing the desired capacity from "
                + desired[minute - 1] + " to " + desired[minute] + ".";
        var instance = String.format(Locale.ROOT, "i-%017x", 4096 + index);
        return new ScalingActivity(
                String.format(Locale.ROOT, "00000000-0000-4000-8000-%012d", index),
                "web",
                out ? "Launching a new EC2 instance: " + instance : "Terminating EC2 instance: " + instance,
                cause,
                minute * MINUTE_NANOS + 268_000_000L,
                (minute + LAG_MINUTES) * MINUTE_NANOS + 900_000_000L,
                "Successful",
                null,
                100,
                "us-east-1a",
                out ? ScalingActivity.Kind.LAUNCH : ScalingActivity.Kind.TERMINATE);
    }

    List<DecisionEntry> decisions() {
        var entries = new ArrayList<DecisionEntry>();
        for (var minute = 1; minute < MINUTES; minute++) {
            var from = desired[minute - 1];
            var to = desired[minute];
            var outcome = to > from ? "scaled-out" : to < from ? "scaled-in" : "no-breach";
            entries.add(new DecisionEntry(
                    minute * MINUTE_NANOS,
                    name + "-cpu",
                    "AlarmHigh",
                    to > from ? "ALARM" : "OK",
                    minute == 1 ? Double.NaN : 0.1 * minute,
                    from,
                    to,
                    outcome,
                    "ceil(" + from + " x metric / " + target + ") = " + to));
        }
        return List.copyOf(entries);
    }
}

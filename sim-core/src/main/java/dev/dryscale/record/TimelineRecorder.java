package dev.dryscale.record;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Collects the timeline minute by minute. Used by one thread. */
public final class TimelineRecorder {

    private final long stepNanos;
    private final Map<Timeline.Column, double[]> columns = new EnumMap<>(Timeline.Column.class);
    private final int rows;

    /** @param rows how many minutes the run has */
    public TimelineRecorder(long stepNanos, int rows) {
        this.stepNanos = stepNanos;
        this.rows = rows;
    }

    /** Sets the value of a minute; values outside the run are ignored, minutes never set are NaN. */
    public void put(int row, Timeline.Column column, double value) {
        if (row >= 0 && row < rows) {
            columns.computeIfAbsent(column, this::empty)[row] = value;
        }
    }

    /** As {@link #put(int, Timeline.Column, double)}, for counts (exact to 2^53). */
    public void put(int row, Timeline.Column column, long value) {
        put(row, column, (double) value);
    }

    private double[] empty(Timeline.Column column) {
        var values = new double[rows];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    public Timeline timeline() {
        return new Timeline(stepNanos, rows, columns);
    }
}

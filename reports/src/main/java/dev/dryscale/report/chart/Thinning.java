package dev.dryscale.report.chart;

import java.util.Arrays;

/**
 * A long time series made short enough to draw without losing a peak: each bucket of rows becomes two points, its smallest
 * and its largest value in the order in which they occurred. All series of a report share the buckets, so points of
 * different series stay on common times.
 *
 * @param rows of the full series
 * @param bucket rows per bucket; 1 keeps every row
 */
public record Thinning(int rows, int bucket) {

    /** The thinning that gives at most {@code points} points. */
    public static Thinning of(int rows, int points) {
        if (rows <= points) {
            return new Thinning(rows, 1);
        }
        var buckets = Math.max(1, points / 2);
        return new Thinning(rows, Math.max(2, (rows + buckets - 1) / buckets));
    }

    public boolean keepsEveryRow() {
        return bucket == 1;
    }

    /** How many points the thinned series has. */
    public int points() {
        return keepsEveryRow() ? rows : 2 * ((rows + bucket - 1) / bucket);
    }

    /** The row whose time a point is drawn at; the value itself may be from any row of its bucket. */
    public int row(int point) {
        if (keepsEveryRow()) {
            return point;
        }
        var start = point / 2 * bucket;
        var length = Math.min(bucket, rows - start);
        return start + (point % 2) * (length / 2);
    }

    /** The thinned values; a bucket without any value gives NaN twice. */
    public double[] apply(double[] values) {
        if (keepsEveryRow()) {
            return Arrays.copyOf(values, rows);
        }
        var out = new double[points()];
        for (var point = 0; point < out.length; point += 2) {
            var start = point / 2 * bucket;
            var least = extreme(values, start, Math.min(rows, start + bucket), -1);
            var most = extreme(values, start, Math.min(rows, start + bucket), 1);
            out[point] = values[Math.min(least, most)];
            out[point + 1] = values[Math.max(least, most)];
        }
        return out;
    }

    /** Index of the largest ({@code sign} 1) or smallest value; {@code from} when there is none. */
    private static int extreme(double[] values, int from, int to, int sign) {
        var best = from;
        for (var row = from; row < to; row++) {
            if (Double.isNaN(values[best]) || sign * values[row] > sign * values[best]) {
                best = row;
            }
        }
        return best;
    }
}

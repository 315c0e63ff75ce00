package dev.dryscale.random;

import java.util.Arrays;

/**
 * The law of recorded values: drawn from them with replacement ({@link #discrete}), or from the straight lines between
 * neighbours in sorted order ({@link #interpolated}), which also gives values that were never seen.
 */
public final class Empirical implements Distribution {

    private final double[] sorted;
    private final boolean linear;

    private Empirical(double[] values, boolean linear) {
        if (values.length == 0) {
            throw new IllegalArgumentException("an empirical distribution needs at least one value, had none");
        }
        sorted = values.clone();
        for (int i = 0; i < sorted.length; i++) {
            Checked.notNegative("values[" + i + "]", sorted[i]);
        }
        Arrays.sort(sorted);
        this.linear = linear;
    }

    /** Each recorded value with equal probability. */
    public static Empirical discrete(double[] values) {
        return new Empirical(values, false);
    }

    /** The quantile function that joins the sorted values by straight lines. */
    public static Empirical interpolated(double[] values) {
        return new Empirical(values, true);
    }

    @Override
    public double mean() {
        return moments()[0];
    }

    @Override
    public double variance() {
        return moments()[1];
    }

    /**
     * Mean and variance over pieces of equal weight: points, or the segments between neighbours. A segment adds the
     * variance of a uniform law to that of its middle.
     */
    private double[] moments() {
        boolean points = !linear || sorted.length == 1;
        int pieces = points ? sorted.length : sorted.length - 1;
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < pieces; i++) {
            double low = sorted[i];
            double high = points ? low : sorted[i + 1];
            double middle = low + (high - low) / 2;
            double step = middle - mean;
            mean += step / (i + 1);
            squares += step * (middle - mean) + (high - low) * (high - low) / 12;
        }
        return new double[] {mean, squares / pieces};
    }

    @Override
    public double sample(RandomStream stream) {
        if (!linear || sorted.length == 1) {
            return sorted[stream.nextInt(sorted.length)];
        }
        double place = stream.nextDouble() * (sorted.length - 1);
        int below = (int) place;
        if (below >= sorted.length - 1) {
            return sorted[sorted.length - 1];
        }
        return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }

    @Override
    public String describe() {
        return "empirical(" + sorted.length + " values, " + (linear ? "interpolated" : "discrete") + ", mean "
                + Phrases.time(mean()) + ")";
    }
}

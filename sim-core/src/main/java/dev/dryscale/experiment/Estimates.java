package dev.dryscale.experiment;

import dev.dryscale.experiment.Estimate.Source;
import org.apache.commons.math3.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Means over replications with t intervals (Law 2015, ch. 9); differences and relative changes are paired by replication.
 */
final class Estimates {

    private static final double CONFIDENCE = 0.95;

    private Estimates() {}

    /** The mean of independent replications with its 95 % t interval. */
    static Estimate mean(double[] values) {
        double mean = average(values);
        if (values.length < 2) {
            return Estimate.exact(mean);
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double standardError = Math.sqrt(squares / (values.length - 1) / values.length);
        double halfWidth = standardError * quantile(values.length - 1);
        return new Estimate(mean, mean - halfWidth, mean + halfWidth, Source.SIMULATED);
    }

    /** {@code values - others}, replication by replication, on common random numbers. */
    static Estimate pairedDifference(double[] values, double[] others) {
        return mean(differences(values, others));
    }

    static double[] differences(double[] values, double[] others) {
        var differences = new double[values.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = values[i] - others[i];
        }
        return differences;
    }

    /** Two-sided p-value of the t test that the mean of {@code values}, at least two, is 0. */
    static double pValue(double[] values) {
        var estimate = mean(values);
        int freedom = values.length - 1;
        double halfWidth = estimate.high() - estimate.value();
        if (halfWidth == 0) {
            return estimate.value() == 0 ? 1 : 0;
        }
        double t = Math.abs(estimate.value()) * quantile(freedom) / halfWidth;
        return 2 * new TDistribution(null, freedom).cumulativeProbability(-t);
    }

    /**
     * How much larger the mean of {@code values} is than that of {@code others}, as a share of the latter, with Fieller's
     * 95 % interval for a ratio of paired means (Fieller, Some problems in interval estimation, J. R. Stat. Soc. B 16, 1954):
     * every ratio r for which the mean of {@code values - r others} does not differ from 0 by the paired t test. It thus
     * holds 0 exactly when {@link #pairedDifference} does, and lets the baseline be as uncertain as it is. No measure can be
     * negative, so no change can be below -1, and the interval is cut there.
     *
     * @return null when the mean of {@code others} is not known apart from 0, as then no finite interval exists
     */
    static @Nullable Estimate relativeChange(double[] values, double[] others) {
        double mean = average(others);
        double ratio = average(values) / mean;
        if (!Double.isFinite(ratio)) {
            return null;
        }
        return values.length < 2 ? Estimate.exact(ratio - 1) : fieller(values, others, mean, ratio);
    }

    /** The quadratic of the ratios that are not refuted, moved to {@code ratio} so that little spread loses no digits. */
    private static @Nullable Estimate fieller(double[] values, double[] others, double mean, double ratio) {
        double rests = 0; // of values - ratio * others, whose mean is 0
        double mixed = 0;
        double spread = 0;
        for (int i = 0; i < values.length; i++) {
            double rest = values[i] - ratio * others[i];
            double deviation = others[i] - mean;
            rests += rest * rest;
            mixed += rest * deviation;
            spread += deviation * deviation;
        }
        double t = quantile(values.length - 1);
        double weight = t * t / (values.length - 1) / values.length;
        double square = mean * mean - weight * spread;
        if (!(square > 0)) {
            return null;
        }
        double half = weight * mixed;
        double root = Math.sqrt(half * half + square * weight * rests);
        double low = ratio - 1 - (root + half) / square;
        double high = ratio - 1 + (root - half) / square;
        return new Estimate(ratio - 1, Math.max(-1, low), high, Source.SIMULATED);
    }

    private static double quantile(int degreesOfFreedom) {
        return new TDistribution(null, degreesOfFreedom).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
    }

    private static double average(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}

package dev.dryscale.experiment;

import dev.dryscale.experiment.Estimate.Source;
import org.apache.commons.math3.distribution.TDistribution;

/** Means over replications with t intervals (Law 2015, ch. 9); differences are paired by replication. */
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
        var differences = new double[values.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = values[i] - others[i];
        }
        return mean(differences);
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

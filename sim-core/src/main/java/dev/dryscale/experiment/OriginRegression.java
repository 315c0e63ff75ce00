package dev.dryscale.experiment;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * The least-squares line through the origin with the 95 % t interval of its slope (Draper and Smith, Applied Regression
 * Analysis, chapter 1): {@code slope = Σxy / Σx²}, its variance {@code Σ(y - slope x)² / (n - 1) / Σx²}.
 *
 * @param slope in the unit of y per unit of x
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param points used
 */
public record OriginRegression(double slope, double low, double high, int points) {

    private static final double UPPER = 0.975;

    /**
     * Fits {@code y} to {@code x}, of equal length.
     *
     * @throws IllegalArgumentException with fewer than two points, or if every x is 0
     */
    public static OriginRegression of(double[] x, double[] y) {
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += x[i] * x[i];
            xy += x[i] * y[i];
        }
        if (x.length < 2 || xx == 0) {
            throw new IllegalArgumentException("must have two points and one x that is not 0, had " + x.length);
        }
        double slope = xy / xx;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            double rest = y[i] - slope * x[i];
            squares += rest * rest;
        }
        int freedom = x.length - 1;
        double t = new TDistribution(null, freedom).inverseCumulativeProbability(UPPER);
        double halfWidth = t * StrictMath.sqrt(squares / freedom / xx);
        return new OriginRegression(slope, slope - halfWidth, slope + halfWidth, x.length);
    }
}

package dev.dryscale.random;

import org.apache.commons.math3.special.Erf;

/**
 * The normal law conditioned on not being negative. The parameters are those of the normal before it is cut, so the
 * mean is a little above {@code normalMean}.
 */
public record TruncatedNormal(double normalMean, double normalStandardDeviation) implements Distribution {

    private static final double SQRT_2 = StrictMath.sqrt(2);

    /**
     * A normal law cut at 0.
     *
     * @throws IllegalArgumentException unless the mean is not negative and the standard deviation positive
     */
    public TruncatedNormal {
        Checked.notNegative("mean", normalMean);
        Checked.positive("sd", normalStandardDeviation);
    }

    @Override
    public double mean() {
        return normalMean + normalStandardDeviation * hazard();
    }

    @Override
    public double variance() {
        double cut = -normalMean / normalStandardDeviation;
        double hazard = hazard();
        return normalStandardDeviation * normalStandardDeviation * (1 + cut * hazard - hazard * hazard);
    }

    /** Density over what lies above, at the cut (the inverse Mills ratio). */
    private double hazard() {
        double cut = normalMean / normalStandardDeviation;
        double density = StrictMath.exp(-0.5 * cut * cut) / StrictMath.sqrt(2 * StrictMath.PI);
        return density / (0.5 * Erf.erfc(-cut / SQRT_2));
    }

    @Override
    public double sample(RandomStream stream) {
        // The mean is not negative, so at least every second draw is kept.
        while (true) {
            double x = normalMean + normalStandardDeviation * stream.nextNormal();
            if (x >= 0) {
                return x;
            }
        }
    }

    @Override
    public String describe() {
        return "normal(mean " + Phrases.time(normalMean) + ", sd " + Phrases.time(normalStandardDeviation)
                + ", cut at 0)";
    }
}

package dev.dryscale.scaling.alarm;

import dev.dryscale.scaling.metric.Rational;

/** How few samples make a percentile statistically insignificant for CloudWatch (CW-24). */
public final class LowSamplePercentile {

    private static final Rational HALF = Rational.of(1, 2);
    private static final Rational TEN = Rational.of(10);

    private LowSamplePercentile() {}

    /**
     * The number of samples below which the low-sample rule applies: {@code 10 / (1 - p)} from the median up,
     * {@code 10 / p} below it.
     *
     * @param percentile as a fraction, above 0 and below 1
     */
    public static long significantSamples(Rational percentile) {
        if (percentile.signum() <= 0 || percentile.compareTo(Rational.ONE) >= 0) {
            throw new IllegalArgumentException("a percentile lies above 0 and below 1, was " + percentile);
        }
        Rational tail = percentile.compareTo(HALF) >= 0 ? Rational.ONE.minus(percentile) : percentile;
        return TEN.dividedBy(tail).ceil();
    }
}

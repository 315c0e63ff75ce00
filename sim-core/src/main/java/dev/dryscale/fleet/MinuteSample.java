package dev.dryscale.fleet;

import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;

/**
 * What one metric's samples of a stretch of time add up to.
 *
 * @param samples at least 1
 */
record MinuteSample(Rational sum, long samples, Rational minimum, Rational maximum) {

    static MinuteSample of(Rational value) {
        return new MinuteSample(value, 1, value, value);
    }

    MinuteSample plus(MinuteSample other) {
        return new MinuteSample(
                sum.plus(other.sum), samples + other.samples, minimum.min(other.minimum), maximum.max(other.maximum));
    }

    /** The average over the samples. */
    Rational mean() {
        return sum.dividedBy(Rational.of(samples));
    }

    Rational value(Statistic statistic) {
        return switch (statistic) {
            case AVERAGE -> mean();
            case SUM -> sum;
            case MINIMUM -> minimum;
            case MAXIMUM -> maximum;
            case SAMPLE_COUNT -> Rational.of(samples);
        };
    }
}

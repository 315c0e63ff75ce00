package dev.dryscale.fleet;

import dev.dryscale.record.ResponseTimes;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * What one metric's samples of a stretch of time add up to.
 *
 * @param samples at least 1
 * @param spread how the samples are distributed; null unless percentiles are asked for
 */
record MinuteSample(
        Rational sum,
        long samples,
        Rational minimum,
        Rational maximum,
        @Nullable Spread spread) {

    private static final long NANOS = 1_000_000_000L;

    static MinuteSample of(Rational value) {
        return new MinuteSample(value, 1, value, value, null);
    }

    /** Response times in seconds, at least one of them. */
    static MinuteSample of(ResponseTimes times, boolean keepDistribution) {
        return new MinuteSample(
                Rational.of(times.sumNanos(), NANOS),
                times.count(),
                Rational.of(times.minimumNanos(), NANOS),
                Rational.of(times.maximumNanos(), NANOS),
                keepDistribution ? new Spread.OfResponses(times) : null);
    }

    /** The same with its distribution, where that follows from the sums: of one sample, or of equal ones. */
    MinuteSample withSpread() {
        boolean equal = minimum.compareTo(maximum) == 0;
        return spread != null || !equal
                ? this
                : new MinuteSample(sum, samples, minimum, maximum, Spread.OfValues.of(minimum, samples));
    }

    MinuteSample plus(MinuteSample other) {
        var mine = spread;
        var others = other.spread;
        return new MinuteSample(
                sum.plus(other.sum),
                samples + other.samples,
                minimum.min(other.minimum),
                maximum.max(other.maximum),
                mine == null || others == null ? null : mine.plus(others));
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

    /** @throws IllegalStateException where no distribution was kept */
    Rational percentile(Rational percent) {
        var known = spread;
        if (known == null) {
            throw new IllegalStateException("no distribution was kept of this metric");
        }
        return known.percentile(percent);
    }
}

package dev.dryscale.traffic;

import java.util.List;

/**
 * Poisson arrivals whose rate follows a cosine with one peak per period, usually a day, and a factor for each day of
 * the week. The rate of a second is the rate at its middle, which differs from its exact mean by less than 1e-9 of the
 * swing when the period is a day.
 *
 * @param minimumPerSecond the rate half a period away from the peak
 * @param maximumPerSecond the rate at the peak
 * @param peakAtNanos when the first peak comes, from 0 to the period
 * @param periodNanos 24 h for a daily rhythm
 * @param dayFactors empty, or seven factors on the rate, the first for the first 24 h of the source
 */
public record DiurnalTraffic(
        double minimumPerSecond,
        double maximumPerSecond,
        long peakAtNanos,
        long periodNanos,
        List<Double> dayFactors,
        long durationNanos)
        implements RateTraffic {

    /** A daily or weekly rhythm. */
    public DiurnalTraffic {
        Times.rate("minimum", minimumPerSecond);
        Times.rate("maximum", maximumPerSecond);
        if (maximumPerSecond < minimumPerSecond) {
            throw new IllegalArgumentException("maximum must not be below the minimum (" + minimumPerSecond
                    + "/s), was " + maximumPerSecond + "/s");
        }
        Times.positive("period", periodNanos);
        if (peakAtNanos < 0 || peakAtNanos > periodNanos) {
            throw new IllegalArgumentException("peak must be from 0 to the period (" + Times.duration(periodNanos)
                    + "), was " + Times.duration(peakAtNanos));
        }
        dayFactors = List.copyOf(dayFactors);
        if (!dayFactors.isEmpty() && dayFactors.size() != 7) {
            throw new IllegalArgumentException("day factors must be none or seven, were " + dayFactors.size());
        }
        for (int i = 0; i < dayFactors.size(); i++) {
            Times.rate("day factor " + (i + 1) + " times the maximum", dayFactors.get(i) * maximumPerSecond);
        }
        Times.positive("duration", durationNanos);
    }

    @Override
    public SecondRates rates() {
        double middle = minimumPerSecond + (maximumPerSecond - minimumPerSecond) / 2;
        double swing = (maximumPerSecond - minimumPerSecond) / 2;
        return second -> {
            // Within one period the phase is exact; a product over weeks would lose digits.
            long atNanos = second * Times.SECOND + Times.SECOND / 2;
            double phase = (double) (atNanos % periodNanos - peakAtNanos) / periodNanos;
            double rate = middle + swing * StrictMath.cos(2 * StrictMath.PI * phase);
            return Math.max(0, rate) * dayFactor(second);
        };
    }

    private double dayFactor(long second) {
        return dayFactors.isEmpty() ? 1 : dayFactors.get((int) (second / 86_400 % 7));
    }

    @Override
    public TrafficSource scaled(double factor) {
        Times.factor(factor);
        return new DiurnalTraffic(
                minimumPerSecond * factor,
                maximumPerSecond * factor,
                peakAtNanos,
                periodNanos,
                dayFactors,
                durationNanos);
    }

    @Override
    public String describe() {
        return (dayFactors.isEmpty() ? "diurnal " : "weekly ") + Times.number(minimumPerSecond) + "-"
                + Times.perSecond(maximumPerSecond) + Times.over(durationNanos);
    }
}

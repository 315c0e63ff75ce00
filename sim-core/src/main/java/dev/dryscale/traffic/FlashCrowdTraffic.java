package dev.dryscale.traffic;

/**
 * Poisson arrivals at a base rate with one crowd that comes, stays and goes, each in a straight line. The rate of a
 * second is the exact mean of the line over it.
 */
public record FlashCrowdTraffic(
        double basePerSecond,
        double peakPerSecond,
        long startNanos,
        long riseNanos,
        long holdNanos,
        long fallNanos,
        long durationNanos)
        implements RateTraffic {

    /** A crowd that begins to come at {@code startNanos}. */
    public FlashCrowdTraffic {
        Times.rate("base", basePerSecond);
        Times.rate("peak", peakPerSecond);
        Times.notNegative("start", startNanos);
        Times.notNegative("rise", riseNanos);
        Times.notNegative("hold", holdNanos);
        Times.notNegative("fall", fallNanos);
        Times.positive("duration", durationNanos);
    }

    @Override
    public SecondRates rates() {
        long full = Times.plus(startNanos, riseNanos);
        long leaving = Times.plus(full, holdNanos);
        return new Polyline(5)
                .knot(0, basePerSecond)
                .knot(startNanos, basePerSecond)
                .knot(full, peakPerSecond)
                .knot(leaving, peakPerSecond)
                .knot(Times.plus(leaving, fallNanos), basePerSecond);
    }

    @Override
    public TrafficSource scaled(double factor) {
        Times.factor(factor);
        return new FlashCrowdTraffic(
                basePerSecond * factor,
                peakPerSecond * factor,
                startNanos,
                riseNanos,
                holdNanos,
                fallNanos,
                durationNanos);
    }

    @Override
    public String describe() {
        return "flash crowd " + Times.number(basePerSecond) + " to " + Times.perSecond(peakPerSecond) + " after "
                + Times.duration(startNanos) + Times.over(durationNanos);
    }
}

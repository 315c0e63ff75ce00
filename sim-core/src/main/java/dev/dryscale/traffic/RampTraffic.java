package dev.dryscale.traffic;

/**
 * Poisson arrivals whose rate goes in a straight line from one value to another, level before and after. The rate of a
 * second is the exact mean of the line over it.
 */
public record RampTraffic(
        double fromPerSecond, double toPerSecond, long rampStartNanos, long rampEndNanos, long durationNanos)
        implements RateTraffic {

    /** A ramp between {@code rampStartNanos} and {@code rampEndNanos}, which must not come before it. */
    public RampTraffic {
        Times.rate("from", fromPerSecond);
        Times.rate("to", toPerSecond);
        Times.notNegative("start of the ramp", rampStartNanos);
        Times.notNegative("length of the ramp", rampEndNanos - rampStartNanos);
        Times.positive("duration", durationNanos);
    }

    @Override
    public SecondRates rates() {
        return new Polyline(3)
                .knot(0, fromPerSecond)
                .knot(rampStartNanos, fromPerSecond)
                .knot(rampEndNanos, toPerSecond);
    }

    @Override
    public TrafficSource scaled(double factor) {
        Times.factor(factor);
        return new RampTraffic(
                fromPerSecond * factor, toPerSecond * factor, rampStartNanos, rampEndNanos, durationNanos);
    }

    @Override
    public String describe() {
        return "ramp " + Times.number(fromPerSecond) + " to " + Times.perSecond(toPerSecond) + " within "
                + Times.duration(rampEndNanos - rampStartNanos) + Times.over(durationNanos);
    }
}

package dev.dryscale.traffic;

import dev.dryscale.random.RandomStreams;

/** Poisson arrivals at one rate. */
public record ConstantTraffic(double perSecond, long durationNanos) implements RateTraffic {

    /**
     * Poisson arrivals at one rate.
     *
     * @param perSecond 0 to 1e9
     * @param durationNanos {@link Long#MAX_VALUE} for arrivals without end
     */
    public ConstantTraffic {
        Times.rate("rate", perSecond);
        Times.positive("duration", durationNanos);
    }

    @Override
    public SecondRates rates() {
        return second -> perSecond;
    }

    @Override
    public double ratePerSecond(long fromNanos, long toNanos) {
        Times.window(fromNanos, toNanos);
        long covered = Math.max(0, Math.min(toNanos, durationNanos) - fromNanos);
        return perSecond * ((double) covered / (toNanos - fromNanos));
    }

    @Override
    public ArrivalStream open(RandomStreams streams) {
        // An endless walk over seconds without arrivals would never return.
        long end = perSecond == 0 ? 0 : durationNanos;
        return new PoissonStream(new SecondWalk(rates(), end), streams.named("arrivals"));
    }

    @Override
    public TrafficSource scaled(double factor) {
        Times.factor(factor);
        return new ConstantTraffic(perSecond * factor, durationNanos);
    }

    @Override
    public boolean isStationary() {
        return true;
    }

    @Override
    public String describe() {
        return "constant " + Times.perSecond(perSecond) + Times.over(durationNanos);
    }
}

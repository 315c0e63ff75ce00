package dev.dryscale.traffic;

import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;

/**
 * Poisson arrivals at another source's rate times mean-reverting noise. The factor is constant within an interval; its
 * logarithm is a stationary AR(1) sequence, so the factor is lognormal with mean 1 and the given coefficient of
 * variation at all times, and neighbouring intervals are correlated by {@code exp(-interval / reversion)}.
 *
 * @param base gives its rate; its own arrivals are not used
 * @param cv standard deviation of the factor; 0 is no noise
 * @param intervalNanos whole seconds
 * @param reversionNanos after this time a deviation has decayed to 1/e
 */
public record NoiseTraffic(TrafficSource base, double cv, long intervalNanos, long reversionNanos)
        implements TrafficSource {

    /** Noise on the rate of {@code base}. */
    public NoiseTraffic {
        if (!(cv >= 0 && cv <= 10)) {
            throw new IllegalArgumentException("cv must be from 0 to 10, was " + cv);
        }
        Times.positive("interval", intervalNanos);
        if (intervalNanos % Times.SECOND != 0) {
            throw new IllegalArgumentException("interval must be whole seconds, was " + intervalNanos + " ns");
        }
        Times.positive("reversion", reversionNanos);
    }

    @Override
    public long durationNanos() {
        return base.durationNanos();
    }

    /** The rate of the base, since the factor has mean 1. */
    @Override
    public double ratePerSecond(long fromNanos, long toNanos) {
        return base.ratePerSecond(fromNanos, toNanos);
    }

    @Override
    public ArrivalStream open(RandomStreams streams) {
        return new PoissonStream(new SecondWalk(rates(streams), durationNanos()), streams.named("arrivals"));
    }

    @Override
    public SecondRates rates(RandomStreams streams) {
        return new NoisyRates(this, streams.named("noise"));
    }

    /** Ends the base behind the window: a base may be silent for ever after it. */
    @Override
    public TrafficSource clipped(long fromNanos, long toNanos) {
        Times.window(fromNanos, toNanos);
        if (toNanos >= durationNanos()) {
            return new ClippedTraffic(this, fromNanos, toNanos);
        }
        TrafficSource ending = new NoiseTraffic(base.clipped(0, toNanos), cv, intervalNanos, reversionNanos);
        return fromNanos == 0 ? ending : new ClippedTraffic(ending, fromNanos, toNanos);
    }

    @Override
    public TrafficSource scaled(double factor) {
        return new NoiseTraffic(base.scaled(factor), cv, intervalNanos, reversionNanos);
    }

    @Override
    public boolean isStationary() {
        return base.isStationary();
    }

    @Override
    public String describe() {
        return base.describe() + " with noise (cv " + Times.number(cv) + " per " + Times.duration(intervalNanos) + ")";
    }

    /** The base's rate times the factor of the interval; asked second by second in order. */
    private static final class NoisyRates implements SecondRates {

        private final NoiseTraffic traffic;
        private final RandomStream stream;
        private final double sigma;
        private final double correlation;
        private long interval = -1;
        private double deviation;
        private double factor = 1;

        NoisyRates(NoiseTraffic traffic, RandomStream stream) {
            this.traffic = traffic;
            this.stream = stream;
            sigma = StrictMath.sqrt(StrictMath.log1p(traffic.cv * traffic.cv));
            correlation = StrictMath.exp(-(double) traffic.intervalNanos / traffic.reversionNanos);
        }

        @Override
        public double ofSecond(long second) {
            long from = second * Times.SECOND;
            while (interval < from / traffic.intervalNanos) {
                interval++;
                double fresh = stream.nextNormal();
                // The first deviation is drawn from the stationary law, so that no instant is special.
                deviation = interval == 0
                        ? fresh
                        : correlation * deviation + StrictMath.sqrt(1 - correlation * correlation) * fresh;
                factor = StrictMath.exp(sigma * deviation - sigma * sigma / 2);
            }
            // The last second may be cut short; what lies behind the end is no part of its rate.
            long to = Math.min(Times.plus(from, Times.SECOND), traffic.durationNanos());
            return traffic.base.ratePerSecond(from, to) * factor;
        }
    }
}

package dev.dryscale.traffic;

import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;

/**
 * Bursts: Poisson arrivals at one of two rates, for exponentially distributed times in turn (the Markov-modulated
 * Poisson process of two states). Starts in the stationary regime, so the expected rate is the same at all times.
 */
public record OnOffTraffic(
        double onPerSecond, double offPerSecond, long meanOnNanos, long meanOffNanos, long durationNanos)
        implements TrafficSource {

    /** Bursts of mean length {@code meanOnNanos}, {@code meanOffNanos} apart. */
    public OnOffTraffic {
        Times.rate("on rate", onPerSecond);
        Times.rate("off rate", offPerSecond);
        Times.positive("mean on time", meanOnNanos);
        Times.positive("mean off time", meanOffNanos);
        Times.positive("duration", durationNanos);
    }

    @Override
    public double ratePerSecond(long fromNanos, long toNanos) {
        return new ConstantTraffic(meanRate(), durationNanos).ratePerSecond(fromNanos, toNanos);
    }

    private double meanRate() {
        return offPerSecond + onShare() * (onPerSecond - offPerSecond);
    }

    private double onShare() {
        return meanOnNanos / ((double) meanOnNanos + meanOffNanos);
    }

    @Override
    public ArrivalStream open(RandomStreams streams) {
        if (meanRate() == 0) {
            return new PoissonStream(new SecondWalk(second -> 0, 0), streams.named("arrivals"));
        }
        return new PoissonStream(new Bursts(this, streams.named("bursts")), streams.named("arrivals"));
    }

    @Override
    public TrafficSource scaled(double factor) {
        Times.factor(factor);
        return new OnOffTraffic(onPerSecond * factor, offPerSecond * factor, meanOnNanos, meanOffNanos, durationNanos);
    }

    @Override
    public boolean isStationary() {
        return true;
    }

    @Override
    public String describe() {
        return "bursts " + Times.number(offPerSecond) + "/" + Times.perSecond(onPerSecond) + ", on "
                + Times.duration(meanOnNanos) + " off " + Times.duration(meanOffNanos) + " on average"
                + Times.over(durationNanos);
    }

    /** The walk from state to state; no stretch is shorter than a nanosecond. */
    private static final class Bursts implements RateWalk {

        private final OnOffTraffic traffic;
        private final RandomStream stream;
        private boolean on;
        private long endNanos;

        Bursts(OnOffTraffic traffic, RandomStream stream) {
            this.traffic = traffic;
            this.stream = stream;
            // The first advance turns this around.
            on = stream.nextDouble() >= traffic.onShare();
        }

        @Override
        public boolean advance() {
            if (endNanos >= traffic.durationNanos) {
                return false;
            }
            on = !on;
            double mean = on ? traffic.meanOnNanos : traffic.meanOffNanos;
            long length = 1 + (long) (mean * stream.nextExponential());
            endNanos = Math.min(Times.plus(endNanos, length), traffic.durationNanos);
            return true;
        }

        @Override
        public long endNanos() {
            return endNanos;
        }

        @Override
        public double ratePerSecond() {
            return on ? traffic.onPerSecond : traffic.offPerSecond;
        }
    }
}

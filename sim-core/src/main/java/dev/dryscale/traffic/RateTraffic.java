package dev.dryscale.traffic;

import dev.dryscale.random.RandomStreams;

/** A non-homogeneous Poisson process whose rate is constant within each second, and zero from its end on. */
interface RateTraffic extends TrafficSource {

    /** The rate second by second; defined from second 0 to the end of the source. */
    SecondRates rates();

    @Override
    default SecondRates rates(RandomStreams streams) {
        return rates();
    }

    @Override
    default double ratePerSecond(long fromNanos, long toNanos) {
        Times.window(fromNanos, toNanos);
        SecondRates rates = rates();
        long end = Math.min(toNanos, durationNanos());
        double arrivals = 0;
        long at = fromNanos;
        while (at < end) {
            long second = at / Times.SECOND;
            long next = Math.min(Times.plus(second * Times.SECOND, Times.SECOND), end);
            arrivals += rates.ofSecond(second) * ((next - at) / 1e9);
            at = next;
        }
        return arrivals / ((toNanos - fromNanos) / 1e9);
    }

    @Override
    default ArrivalStream open(RandomStreams streams) {
        return new PoissonStream(new SecondWalk(rates(), durationNanos()), streams.named("arrivals"));
    }

    /** Begins the walk at the window, so that neither the time before it nor a silence after it costs anything. */
    @Override
    default TrafficSource clipped(long fromNanos, long toNanos) {
        Times.window(fromNanos, toNanos);
        long second = fromNanos / Times.SECOND;
        long offset = second * Times.SECOND;
        long end = Math.min(toNanos, durationNanos());
        if (fromNanos >= end) {
            return new ClippedTraffic(this, fromNanos, toNanos);
        }
        TrafficSource window = new Window(this, second, end - offset);
        return fromNanos == offset ? window : new ClippedTraffic(window, fromNanos - offset, toNanos - offset);
    }

    /** The seconds from {@code firstSecond} on of another rate. */
    record Window(RateTraffic base, long firstSecond, long durationNanos) implements RateTraffic {

        @Override
        public SecondRates rates() {
            SecondRates rates = base.rates();
            return second -> rates.ofSecond(firstSecond + second);
        }

        @Override
        public TrafficSource scaled(double factor) {
            long from = firstSecond * Times.SECOND;
            return base.scaled(factor).clipped(from, Times.plus(from, durationNanos));
        }

        @Override
        public String describe() {
            long from = firstSecond * Times.SECOND;
            return base.describe() + ", clipped to " + Times.duration(from) + " - "
                    + Times.duration(Times.plus(from, durationNanos));
        }
    }
}

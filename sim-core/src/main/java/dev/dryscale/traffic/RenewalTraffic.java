package dev.dryscale.traffic;

import dev.dryscale.random.Distribution;
import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import java.util.Arrays;

/**
 * A renewal process: independent gaps of one law between arrivals, the first arrival one gap after the start. Its rate
 * is that of the long run, one over the mean gap.
 */
public record RenewalTraffic(Distribution gapSeconds, long durationNanos) implements TrafficSource {

    /**
     * Gaps drawn from {@code gapSeconds}.
     *
     * @throws IllegalArgumentException unless the mean gap is from 1 ns up and finite
     */
    public RenewalTraffic {
        double mean = gapSeconds.mean();
        if (!(mean >= 1e-9) || Double.isInfinite(mean)) {
            throw new IllegalArgumentException("the mean gap must be at least 1 ns and finite, was " + mean + " s");
        }
        Times.positive("duration", durationNanos);
    }

    @Override
    public double ratePerSecond(long fromNanos, long toNanos) {
        return new ConstantTraffic(1 / gapSeconds.mean(), durationNanos).ratePerSecond(fromNanos, toNanos);
    }

    @Override
    public ArrivalStream open(RandomStreams streams) {
        return new Renewals(this, streams.named("arrivals"));
    }

    @Override
    public boolean isStationary() {
        return true;
    }

    @Override
    public String describe() {
        return "renewals, gaps " + gapSeconds.describe() + Times.over(durationNanos);
    }

    private static final class Renewals implements ArrivalStream {

        private static final int BLOCK = 1_024;

        private final RenewalTraffic traffic;
        private final RandomStream stream;
        private final double[] gaps = new double[BLOCK];
        private int next = BLOCK;
        /** Whole nanoseconds, and the fraction of one: exact over weeks. */
        private long whole;

        private double fraction;
        private boolean ended;

        Renewals(RenewalTraffic traffic, RandomStream stream) {
            this.traffic = traffic;
            this.stream = stream;
        }

        @Override
        public int fill(long[] atNanos, long[] serviceNanos) {
            int filled = 0;
            while (filled < atNanos.length && !ended) {
                if (next == BLOCK) {
                    traffic.gapSeconds.fill(stream, gaps, BLOCK);
                    next = 0;
                }
                // The sum is below 2^63 + 1, and a cast of more than a long holds stays at its maximum.
                double gap = gaps[next++] * 1e9 + fraction;
                long nanos = (long) gap;
                fraction = gap - nanos;
                whole = Times.plus(whole, nanos);
                ended = whole >= traffic.durationNanos;
                if (!ended) {
                    atNanos[filled++] = whole;
                }
            }
            Arrays.fill(serviceNanos, 0, filled, NO_SERVICE_TIME);
            return filled;
        }
    }
}

package dev.dryscale.traffic;

import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;

/**
 * Another source's arrivals, each {@code floor(factor)} times at the same instant and once more with the probability
 * of the rest. Below 1 this is thinning. Made by {@link TrafficSource#scaled} where a rate cannot be multiplied.
 */
record CopiedTraffic(TrafficSource base, double factor) implements TrafficSource {

    private static final double MAX_FACTOR = 1e6;

    CopiedTraffic {
        Times.factor(factor);
        if (factor > MAX_FACTOR) {
            throw new IllegalArgumentException("factor on recorded requests must be at most 1e6, was " + factor);
        }
    }

    @Override
    public long durationNanos() {
        return base.durationNanos();
    }

    @Override
    public double ratePerSecond(long fromNanos, long toNanos) {
        return factor * base.ratePerSecond(fromNanos, toNanos);
    }

    @Override
    public ArrivalStream open(RandomStreams streams) {
        return new Copies(base.open(streams.child("0")), factor, streams.named("copies"));
    }

    @Override
    public TrafficSource clipped(long fromNanos, long toNanos) {
        return new CopiedTraffic(base.clipped(fromNanos, toNanos), factor);
    }

    @Override
    public boolean isRecorded() {
        return base.isRecorded();
    }

    @Override
    public boolean isStationary() {
        return base.isStationary();
    }

    @Override
    public String describe() {
        String rule = factor == StrictMath.rint(factor) ? " by copies" : " by copies and thinning";
        return base.describe() + " times " + Times.number(factor) + rule;
    }

    private static final class Copies implements ArrivalStream {

        private static final int BLOCK = 1_024;

        private final ArrivalStream base;
        private final int whole;
        private final double rest;
        private final RandomStream stream;
        private final long[] blockAt = new long[BLOCK];
        private final long[] blockService = new long[BLOCK];
        private int next = -1;
        private int end;
        private int left;

        Copies(ArrivalStream base, double factor, RandomStream stream) {
            this.base = base;
            whole = (int) factor;
            rest = factor - whole;
            this.stream = stream;
        }

        @Override
        public int fill(long[] atNanos, long[] serviceNanos) {
            int filled = 0;
            while (filled < atNanos.length && (left > 0 || nextCopied())) {
                atNanos[filled] = blockAt[next];
                serviceNanos[filled] = blockService[next];
                left--;
                filled++;
            }
            return filled;
        }

        private boolean nextCopied() {
            while (left == 0) {
                next++;
                if (next >= end) {
                    end = base.fill(blockAt, blockService);
                    next = 0;
                    if (end == 0) {
                        return false;
                    }
                }
                left = whole + (rest > 0 && stream.nextDouble() < rest ? 1 : 0);
            }
            return true;
        }

        @Override
        public boolean carriesServiceTimes() {
            return base.carriesServiceTimes();
        }

        @Override
        public void close() {
            base.close();
        }
    }
}

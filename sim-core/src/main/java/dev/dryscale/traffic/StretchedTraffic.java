package dev.dryscale.traffic;

import dev.dryscale.random.RandomStreams;

/**
 * Another source on a clock {@code factor} times as slow: the same number of arrivals over a longer (or, below 1,
 * shorter) time. Service times stay as they are.
 */
public record StretchedTraffic(TrafficSource base, double factor) implements TrafficSource {

    /** Times multiplied by a positive factor. */
    public StretchedTraffic {
        Times.factor(factor);
    }

    @Override
    public long durationNanos() {
        long duration = base.durationNanos();
        return duration == Long.MAX_VALUE ? duration : (long) StrictMath.ceil(duration * factor);
    }

    @Override
    public double ratePerSecond(long fromNanos, long toNanos) {
        Times.window(fromNanos, toNanos);
        long from = (long) (fromNanos / factor);
        long to = Math.max(from + 1, (long) (toNanos / factor));
        return base.ratePerSecond(from, to) / factor;
    }

    @Override
    public ArrivalStream open(RandomStreams streams) {
        return new MappedStream(base.open(streams), factor, 0);
    }

    @Override
    public TrafficSource scaled(double more) {
        return new StretchedTraffic(base.scaled(more), factor);
    }

    /** Ends the base a little behind the window: a base may be silent for ever after it. */
    @Override
    public TrafficSource clipped(long fromNanos, long toNanos) {
        Times.window(fromNanos, toNanos);
        double end = StrictMath.ceil(toNanos / factor) + 1;
        boolean shorter = end < base.durationNanos();
        TrafficSource ending = shorter ? new StretchedTraffic(base.clipped(0, (long) end), factor) : this;
        return new ClippedTraffic(ending, fromNanos, toNanos);
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
        return base.describe() + ", stretched " + Times.number(factor) + " times";
    }
}

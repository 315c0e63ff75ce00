package dev.dryscale.traffic;

import dev.dryscale.random.RandomStreams;

/** Another source after a silence of {@code byNanos}. To begin later in a source instead, clip it. */
public record ShiftedTraffic(TrafficSource base, long byNanos) implements TrafficSource {

    /** A delay of 0 or more. */
    public ShiftedTraffic {
        Times.notNegative("shift", byNanos);
    }

    @Override
    public long durationNanos() {
        return Times.plus(base.durationNanos(), byNanos);
    }

    @Override
    public double ratePerSecond(long fromNanos, long toNanos) {
        Times.window(fromNanos, toNanos);
        if (toNanos <= byNanos) {
            return 0;
        }
        long from = Math.max(0, fromNanos - byNanos);
        double share = (double) (toNanos - byNanos - from) / (toNanos - fromNanos);
        return share * base.ratePerSecond(from, toNanos - byNanos);
    }

    @Override
    public ArrivalStream open(RandomStreams streams) {
        return new MappedStream(base.open(streams), 1, byNanos);
    }

    @Override
    public TrafficSource scaled(double factor) {
        return new ShiftedTraffic(base.scaled(factor), byNanos);
    }

    @Override
    public TrafficSource clipped(long fromNanos, long toNanos) {
        Times.window(fromNanos, toNanos);
        if (toNanos <= byNanos) {
            return new ConstantTraffic(0, toNanos - fromNanos);
        }
        return fromNanos >= byNanos
                ? base.clipped(fromNanos - byNanos, toNanos - byNanos)
                : new ShiftedTraffic(base.clipped(0, toNanos - byNanos), byNanos - fromNanos);
    }

    @Override
    public boolean isRecorded() {
        return base.isRecorded();
    }

    @Override
    public String describe() {
        return base.describe() + ", shifted by " + Times.duration(byNanos);
    }
}

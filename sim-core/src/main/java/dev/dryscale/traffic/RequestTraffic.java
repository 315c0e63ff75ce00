package dev.dryscale.traffic;

import dev.dryscale.random.RandomStreams;

/** Recorded single requests, replayed at their stamps or spread within the resolution of coarse ones. */
public record RequestTraffic(RequestLog log, Stamps stamps) implements TrafficSource {

    /** Stamps this far apart or farther are spread unless {@link Stamps#EXACT} is asked for. */
    public static final long COARSE_NANOS = 100_000_000L;

    /** Whether requests are spread within the resolution of their stamps. */
    public boolean spreads() {
        return stamps == Stamps.AUTO && log.resolutionNanos() >= COARSE_NANOS;
    }

    @Override
    public long durationNanos() {
        return log.durationNanos();
    }

    @Override
    public double ratePerSecond(long fromNanos, long toNanos) {
        return log.ratePerSecond(fromNanos, toNanos);
    }

    @Override
    public ArrivalStream open(RandomStreams streams) {
        ArrivalStream recorded = log.open();
        return spreads() ? new SpreadStream(recorded, log.resolutionNanos(), streams.named("arrivals")) : recorded;
    }

    @Override
    public boolean isRecorded() {
        return true;
    }

    @Override
    public String describe() {
        String stampRule =
                spreads() ? ", spread within " + Times.duration(log.resolutionNanos()) : ", at the recorded instants";
        return log.describe() + stampRule;
    }
}

package dev.dryscale.traffic;

import dev.dryscale.random.RandomStreams;

/**
 * Where requests come from. Immutable: every {@link #open} with equal streams gives the same arrivals, so that two
 * policies see the same requests (common random numbers).
 */
public interface TrafficSource {

    /** How long the source lasts, in nanoseconds from its start; {@link Long#MAX_VALUE} when it never ends. */
    long durationNanos();

    /**
     * The expected arrivals per second, averaged over {@code [fromNanos, toNanos)} of the source's own time.
     * Used by the fluid and load fidelities, by estimates and by charts; for recorded traffic it is what was recorded.
     */
    double ratePerSecond(long fromNanos, long toNanos);

    /**
     * The rate behind {@link #open} with the same streams, second by second and asked for in order: with the very noise of
     * those arrivals where there is any.
     */
    default SecondRates rates(RandomStreams streams) {
        return second -> {
            long from = second * Times.SECOND;
            long to = Math.min(Times.plus(from, Times.SECOND), durationNanos());
            return from >= to ? 0 : ratePerSecond(from, to);
        };
    }

    /** Opens the arrivals from the start, drawing only from {@code streams}. */
    ArrivalStream open(RandomStreams streams);

    /**
     * Whether the arrivals are what somebody recorded: replications then see the same requests, and an interval over
     * them speaks about simulated chance only. False where a rule draws the counts anew.
     */
    default boolean isRecorded() {
        return false;
    }

    /**
     * Whether the law of the arrivals is the same at every moment of the source: only then is there a steady state whose
     * initial transient may be left out. Never true of a recording.
     */
    default boolean isStationary() {
        return false;
    }

    /** One phrase for reports, e.g. {@code diurnal 200-2000/s over 24 h}. */
    String describe();

    /**
     * The same traffic {@code factor} times as dense. Rates and counts are multiplied; what knows only single arrivals
     * is copied {@code floor(factor)} times at the same instants, and once more with the probability of the rest.
     *
     * @throws IllegalArgumentException unless the factor is positive and finite
     */
    default TrafficSource scaled(double factor) {
        return new CopiedTraffic(this, factor);
    }

    /**
     * What happens in {@code [fromNanos, toNanos)} of this source, moved to start at 0. May be drawn afresh rather
     * than cut out of the arrivals of the whole, so that a clip of the last day need not draw the days before.
     */
    default TrafficSource clipped(long fromNanos, long toNanos) {
        return new ClippedTraffic(this, fromNanos, toNanos);
    }
}

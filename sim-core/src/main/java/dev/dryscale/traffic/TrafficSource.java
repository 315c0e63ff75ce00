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

    /** Opens the arrivals from the start, drawing only from {@code streams}. */
    ArrivalStream open(RandomStreams streams);

    /** One phrase for reports, e.g. {@code diurnal 200-2000/s over 24 h}. */
    String describe();
}

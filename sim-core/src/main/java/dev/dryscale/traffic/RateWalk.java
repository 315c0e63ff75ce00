package dev.dryscale.traffic;

/** A walk over stretches of constant rate, in time order without gaps, starting at 0. Used by one thread. */
interface RateWalk {

    /** Steps to the next stretch; false once the source has ended. */
    boolean advance();

    /** The exclusive end of the current stretch; its start is the end of the one before. */
    long endNanos();

    /** Arrivals per second during the current stretch. */
    double ratePerSecond();
}

package dev.dryscale.fleet;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Turns run time into calendar time.
 *
 * @param startEpochSecond where the run's start lies, UTC
 */
record Timestamps(long startEpochSecond) {

    /** {@code 2026-03-01T14:32:05Z}. */
    String second(long nanos) {
        return Instant.ofEpochSecond(startEpochSecond)
                .plusNanos(nanos)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }
}

package dev.dryscale.aws.live;

import java.time.Duration;
import java.time.Instant;

/** The time of day, a steady clock to wait by, and waiting; tests bring their own. */
public interface TimeSource {

    /** The time of day, which somebody may set. */
    Instant now();

    /** Nanoseconds of a clock that only goes forward. */
    long nanoTime();

    void sleep(Duration duration);
}

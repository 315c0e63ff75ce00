package dev.dryscale.cli;

import dev.dryscale.aws.live.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** The time of this machine. */
final class SystemTime implements TimeSource {

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

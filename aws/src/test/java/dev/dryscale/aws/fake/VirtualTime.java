package dev.dryscale.aws.fake;

import dev.dryscale.aws.live.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** Time that passes only while somebody waits. */
public final class VirtualTime implements TimeSource {

    public static final Instant START = Instant.parse("2026-03-10T12:00:00Z");

    private Duration elapsed = Duration.ZERO;
    private Duration setBy = Duration.ZERO;

    /** Somebody sets the time of day; waiting is not concerned. */
    public void setClock(Duration by) {
        setBy = setBy.plus(by);
    }

    public Duration elapsed() {
        return elapsed;
    }

    @Override
    public Instant now() {
        return START.plus(elapsed).plus(setBy);
    }

    @Override
    public long nanoTime() {
        return elapsed.toNanos();
    }

    @Override
    public void sleep(Duration duration) {
        elapsed = elapsed.plus(duration);
    }
}

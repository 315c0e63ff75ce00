package dev.dryscale.fleet.station;

import org.jspecify.annotations.Nullable;

/**
 * The shared resource at work: a first-come-first-served queue of several servers, whose departures are known on entry (Kiefer
 * and Wolfowitz). What has entered is served to its end, also when nobody waits for it any more, as a query runs on.
 */
final class Downstream {

    /** When each server is free, least first. */
    private final long[] freeAt;

    Downstream(@Nullable DownstreamModel model) {
        this.freeAt = new long[model == null ? 0 : model.concurrency()];
    }

    /** Nanoseconds from now until a request that enters now with that much to do leaves; 0 when there is no such resource. */
    long delayNanos(long serviceNanos, long nowNanos) {
        if (freeAt.length == 0) {
            return 0;
        }
        long leaves = Math.max(freeAt[0], nowNanos) + serviceNanos;
        int place = 0;
        while (place + 1 < freeAt.length && freeAt[place + 1] < leaves) {
            freeAt[place] = freeAt[place + 1];
            place++;
        }
        freeAt[place] = leaves;
        return leaves - nowNanos;
    }
}

package dev.dryscale.fleet.feature;

import dev.dryscale.random.Distribution;
import dev.dryscale.random.RandomStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One lifecycle hook (LC-3, LC-4) and what the one who completes its action does.
 *
 * @param launching whether it holds launching instances; else terminating ones
 * @param heartbeatNanos 30 s to 7200 s
 * @param defaultResult what a time-out means
 * @param takes seconds from the start of the wait to {@code complete-lifecycle-action}; null is never
 * @param result what the action is completed with
 * @param heartbeats {@code record-lifecycle-action-heartbeat} calls, nanoseconds after the start of the wait, ascending
 */
public record LifecycleHook(
        String name,
        boolean launching,
        long heartbeatNanos,
        Result defaultResult,
        @Nullable Distribution takes,
        Result result,
        List<Long> heartbeats) {

    private static final long LONGEST_NANOS = 48L * 3600 * 1_000_000_000L;
    private static final int MOST_HEARTBEATS = 100;

    public LifecycleHook {
        heartbeats = List.copyOf(heartbeats);
    }

    /** What a lifecycle action ends with. */
    public enum Result {
        CONTINUE,
        ABANDON
    }

    /** How one wait ends, nanoseconds after its start. */
    record End(long afterNanos, Result result) {}

    End draw(RandomStream stream) {
        return takes == null ? end(Long.MAX_VALUE) : end((long) (takes.sample(stream) * 1e9));
    }

    /**
     * The end of a wait whose action is completed after so long. A heartbeat in time starts the time-out again; the whole
     * wait is limited to 48 hours or 100 heartbeat time-outs (LC-3, EX-51).
     */
    End end(long completedAfterNanos) {
        long deadline = heartbeatNanos;
        for (long heartbeat : heartbeats) {
            if (heartbeat <= deadline) {
                deadline = heartbeat + heartbeatNanos;
            }
        }
        deadline = Math.min(deadline, globalTimeoutNanos());
        return completedAfterNanos <= deadline
                ? new End(completedAfterNanos, result)
                : new End(deadline, defaultResult);
    }

    /** No heartbeat makes a wait longer than this. */
    long globalTimeoutNanos() {
        return Math.min(LONGEST_NANOS, MOST_HEARTBEATS * heartbeatNanos);
    }
}

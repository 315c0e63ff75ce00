package dev.dryscale.fleet;

import dev.dryscale.scaling.policy.InstanceWarmup;
import org.jspecify.annotations.Nullable;

/** One instance of the group from its launch call to its end. Mutable, confined to one run. */
final class Instance {

    static final long NEVER = Long.MAX_VALUE;

    /** Row on the data plane while it is registered or draining. */
    static final int NO_ROW = -1;

    /** The activity of an instance that was there before the run. */
    static final int NO_ACTIVITY = -1;

    /** No simple scaling policy began what this instance is going through (SS-7). */
    static final int NO_COOLDOWN = -1;

    final String id;
    final int number;
    final String zone;
    final int activity;

    LifecycleState state = LifecycleState.PENDING;
    int row = NO_ROW;
    long runningNanos = NEVER;
    long inServiceNanos = NEVER;
    long warmupEndsNanos = NEVER;

    /** Who set its warm-up; null for an instance that was there before the run. */
    @Nullable InstanceWarmup warmup;

    /** Seconds simple scaling waits once this launch or termination is done (SS-4). */
    int cooldownSeconds = NO_COOLDOWN;

    /** From here on its CPU counts in the group's metric (TT-32, TT-33). */
    long inMetricFromNanos = NEVER;

    /** From here on its CPU counts no more: the termination workflow has begun (TT-39). */
    long terminatingNanos = NEVER;

    long drainEndsNanos = NEVER;
    int drainActivity = NO_ACTIVITY;

    Instance(String id, int number, String zone, int activity) {
        this.id = id;
        this.number = number;
        this.zone = zone;
        this.activity = activity;
    }

    boolean isHeld() {
        return state == LifecycleState.PENDING || state == LifecycleState.IN_SERVICE;
    }

    boolean isWarming(long nowNanos) {
        return state == LifecycleState.IN_SERVICE && warmupEndsNanos > nowNanos;
    }

    boolean isPastWarmup(long nowNanos) {
        return state == LifecycleState.IN_SERVICE && warmupEndsNanos <= nowNanos;
    }

    /** Whether it gives a sample to the group's EC2 metrics in {@code [fromNanos, toNanos)}. */
    boolean isInMetric(long fromNanos, long toNanos) {
        return inMetricFromNanos < toNanos && terminatingNanos > fromNanos;
    }

    /** Nanoseconds of {@code [fromNanos, toNanos)} in which EC2 had it running. */
    long runningWithin(long fromNanos, long toNanos) {
        return Math.max(0, toNanos - Math.max(fromNanos, runningNanos));
    }
}

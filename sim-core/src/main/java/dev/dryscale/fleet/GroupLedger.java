package dev.dryscale.fleet;

import dev.dryscale.scaling.group.GroupSnapshot;
import org.jspecify.annotations.Nullable;

/** What is counted and metered while a group's instances come and go. */
final class GroupLedger {

    private final UsageMeter usage;
    private final LaunchCounts counts = new LaunchCounts();

    private long minuteStartNanos;
    private long endedRunningNanos;
    private @Nullable Long lastScaleInEndNanos;
    private long cooldownEndsNanos = GroupSnapshot.NO_COOLDOWN;

    GroupLedger(UsageMeter usage) {
        this.usage = usage;
    }

    LaunchCounts counts() {
        return counts;
    }

    /** When the last scale-in ended; null when there was none. */
    @Nullable Long lastScaleInEndNanos() {
        return lastScaleInEndNanos;
    }

    /** Until when simple scaling waits; {@link GroupSnapshot#NO_COOLDOWN} before the first one. */
    long cooldownEndsNanos() {
        return cooldownEndsNanos;
    }

    /** The instance was stopped until now. */
    void stood(Instance instance, long nowNanos) {
        usage.stood(instance, nowNanos);
    }

    /** The instance ran until now and does so no more. */
    void ran(Instance instance, long nowNanos) {
        usage.ran(instance, nowNanos);
        endedRunningNanos += instance.runningWithin(minuteStartNanos, nowNanos);
    }

    void scaledIn(long nowNanos) {
        lastScaleInEndNanos = nowNanos;
    }

    /** Counts anew with each instance that is done, so that the last one decides (SS-4); drained, on the way in (SS-6). */
    void startCooldown(Instance done, long nowNanos) {
        if (done.cooldownSeconds != Instance.NO_COOLDOWN) {
            cooldownEndsNanos = nowNanos + done.cooldownSeconds * 1_000_000_000L;
            done.cooldownSeconds = Instance.NO_COOLDOWN;
        }
    }

    /** Instance-nanoseconds of the open minute that are over. */
    long endedRunningNanos() {
        return endedRunningNanos;
    }

    void minuteClosed(long endNanos) {
        endedRunningNanos = 0;
        minuteStartNanos = endNanos;
    }
}

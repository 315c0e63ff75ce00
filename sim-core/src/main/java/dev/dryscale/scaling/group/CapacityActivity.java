package dev.dryscale.scaling.group;

import org.jspecify.annotations.Nullable;

/**
 * A change of the desired capacity and how far it has come, as cooldowns look at it.
 *
 * @param policy which policy began it; null for a schedule or a person
 * @param completedNanos when the capacity was there, or was replaced by another change; {@link #IN_PROGRESS} until then
 * @param overridden whether it was replaced before it was there (AAS-3)
 */
public record CapacityActivity(
        @Nullable String policy, int from, int to, long startNanos, long completedNanos, boolean overridden) {

    public static final long IN_PROGRESS = Long.MAX_VALUE;

    public boolean scalesOut() {
        return to > from;
    }

    public boolean scalesIn() {
        return to < from;
    }

    public boolean inProgress() {
        return completedNanos == IN_PROGRESS;
    }

    /** The same activity, completed. */
    public CapacityActivity completedAt(long nanos) {
        return new CapacityActivity(policy, from, to, startNanos, nanos, false);
    }

    /** The same activity, replaced by another one. */
    public CapacityActivity overriddenAt(long nanos) {
        return new CapacityActivity(policy, from, to, startNanos, nanos, true);
    }

    /** Until when a cooldown that begins with its completion lasts; for ever while it is in progress. */
    public long cooldownEndsNanos(int cooldownSeconds) {
        return inProgress() ? IN_PROGRESS : completedNanos + cooldownSeconds * 1_000_000_000L;
    }
}

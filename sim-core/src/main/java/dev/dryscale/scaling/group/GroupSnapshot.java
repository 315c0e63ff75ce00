package dev.dryscale.scaling.group;

import dev.dryscale.scaling.Knobs;
import dev.dryscale.scaling.Profile;
import org.jspecify.annotations.Nullable;

/**
 * What a policy may see of its group at one instant.
 *
 * @param pending launched and not yet InService
 * @param inService InService, warming up or not
 * @param pastWarmup those of {@code inService} whose warm-up has ended (TT-30)
 * @param terminating on their way out, draining included
 * @param scaleInBlock what blocks scale-in by any policy now; null when nothing does (TT-36)
 * @param activityInProgress whether a launch, termination or health replacement is going on (SS-3)
 * @param cooldownEndsNanos until when simple scaling waits, nanoseconds since the run's start; {@link Long#MIN_VALUE} when
 *     no cooldown was started (SS-3, SS-4)
 */
public record GroupSnapshot(
        int minSize,
        int maxSize,
        int desiredCapacity,
        int pending,
        int inService,
        int pastWarmup,
        int terminating,
        @Nullable ScaleInBlock scaleInBlock,
        boolean activityInProgress,
        long cooldownEndsNanos) {

    public static final long NO_COOLDOWN = Long.MIN_VALUE;

    public GroupSnapshot {
        if (minSize < 0
                || maxSize < minSize
                || pending < 0
                || terminating < 0
                || pastWarmup < 0
                || pastWarmup > inService) {
            throw new IllegalArgumentException("a group of " + minSize + " to " + maxSize + " instances cannot have "
                    + pending + " pending, " + inService + " InService, of them " + pastWarmup + " past warm-up, and "
                    + terminating + " terminating");
        }
    }

    /** A group at rest: every instance InService and past its warm-up. */
    public static GroupSnapshot atRest(int minSize, int maxSize, int desiredCapacity) {
        return new GroupSnapshot(
                minSize, maxSize, desiredCapacity, 0, desiredCapacity, desiredCapacity, 0, null, false, NO_COOLDOWN);
    }

    /** Instances that are not past their warm-up: pending ones and warming ones. */
    public int notYetWarmed() {
        return pending + inService - pastWarmup;
    }

    public boolean scaleInBlocked() {
        return scaleInBlock != null;
    }

    /** The capacity a scale-out is computed from (TT-35, ST-12; knob {@code tt.current}). */
    public int currentForScaleOut(Profile profile) {
        return profile.ttCurrent() == Knobs.TtCurrent.ALL ? pending + inService : pastWarmup;
    }

    /** The capacity a scale-in is computed from: terminating instances still count (TT-37, ST-13). */
    public int currentForScaleIn(Profile profile) {
        return currentForScaleOut(profile) + (profile.terminatingCountsAsCurrent() ? terminating : 0);
    }

    /** The nearest capacity the group allows (TT-25). */
    public int clamp(long capacity) {
        return (int) Math.max(minSize, Math.min(maxSize, capacity));
    }
}

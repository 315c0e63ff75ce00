package dev.dryscale.record;

import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code describe-scaling-activities} (JS-10 to JS-14), times in nanoseconds since the run's start.
 *
 * @param endNanos null while in progress
 * @param statusCode AWS's word, e.g. {@code Successful}, {@code InProgress}, {@code WaitingForInstanceWarmup}
 */
public record ScalingActivity(
        String activityId,
        String groupName,
        String description,
        String cause,
        long startNanos,
        @Nullable Long endNanos,
        String statusCode,
        @Nullable String statusMessage,
        int progress,
        String availabilityZone,
        Kind kind) {

    /** Whether it set out to change the group, with success or without. */
    public boolean isAttempt() {
        return kind != Kind.NONE && kind != Kind.NOT_SCALED;
    }

    /** Whether it makes, or would have made, the group larger. */
    public boolean addsCapacity() {
        return kind == Kind.LAUNCH || kind == Kind.SCALE_OUT;
    }

    /** What the activity did to the group. */
    public enum Kind {
        LAUNCH,
        TERMINATE,
        /** Application Auto Scaling set a larger capacity. */
        SCALE_OUT,
        /** Application Auto Scaling set a smaller capacity. */
        SCALE_IN,
        /** Application Auto Scaling did not scale; the status message is the code of its reason (AAS-20). */
        NOT_SCALED,
        /** Nothing: it says why something was refused or could not be done. */
        NONE
    }
}

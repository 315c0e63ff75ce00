package dev.dryscale.record;

import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code describe-scaling-activities} (JS-10 to JS-13), times in nanoseconds since the run's start.
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
        return kind != Kind.NONE;
    }

    /** What the activity did to the group. */
    public enum Kind {
        LAUNCH,
        TERMINATE,
        /** Nothing: it says why something was refused or could not be done. */
        NONE
    }
}

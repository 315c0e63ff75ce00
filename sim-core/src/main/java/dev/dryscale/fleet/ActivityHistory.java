package dev.dryscale.fleet;

import dev.dryscale.record.ScalingActivity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The group's scaling activities in the wording of {@code describe-scaling-activities} (JS-10 to JS-13); sentences of a
 * cause are separated by two spaces, as AWS writes them.
 */
final class ActivityHistory {

    private static final int LONGEST_MESSAGE = 255;

    private final String groupName;
    private final Timestamps timestamps;
    private final long seed;
    private final List<ScalingActivity> activities = new ArrayList<>();

    ActivityHistory(String groupName, Timestamps timestamps, long seed) {
        this.groupName = groupName;
        this.timestamps = timestamps;
        this.seed = seed;
    }

    /** Opens the activity of a launch; {@code from} and {@code to} are the capacities of the whole difference. */
    int launching(String instanceId, String zone, String trigger, int from, int to, long startNanos) {
        var cause = sentence(trigger, startNanos, increasing(from, to));
        return open(
                "Launching a new EC2 instance: " + instanceId, cause, startNanos, zone, ScalingActivity.Kind.LAUNCH);
    }

    int terminating(String instanceId, String zone, String trigger, int from, int to, long startNanos) {
        var cause = sentence(
                        trigger,
                        startNanos,
                        "an instance was taken out of service in response to a difference between desired and actual "
                                + "capacity, shrinking the capacity from " + from + " to " + to + ".")
                + "  At " + timestamps.second(startNanos) + " instance " + instanceId
                + " was selected for termination.";
        return open("Terminating EC2 instance: " + instanceId, cause, startNanos, zone, ScalingActivity.Kind.TERMINATE);
    }

    /**
     * Opens the activity of a launch that no difference from the desired capacity explains.
     *
     * @param what follows the time in the cause
     */
    int launchingBecause(String description, String zone, String what, long startNanos) {
        return open(description, sentence("", startNanos, what), startNanos, zone, ScalingActivity.Kind.LAUNCH);
    }

    /** Opens the activity of a termination that no difference explains, e.g. a failed health check (LC-23). */
    int terminatingBecause(String instanceId, String zone, String what, long startNanos) {
        return open(
                "Terminating EC2 instance: " + instanceId,
                sentence("", startNanos, what),
                startNanos,
                zone,
                ScalingActivity.Kind.TERMINATE);
    }

    /** A launch call that failed (LC-60). */
    void launchFailed(String zone, String trigger, int from, int to, String reason, long nowNanos) {
        var cause = sentence(trigger, nowNanos, increasing(from, to));
        var description = "Launching a new EC2 instance.  Status Reason: " + reason;
        int activity = open(description, cause, nowNanos, zone, ScalingActivity.Kind.LAUNCH);
        fail(activity, reason, nowNanos);
    }

    /** Ends an activity without success. */
    void fail(int activity, String reason, long nowNanos) {
        end(activity, "Failed", shortened(reason), nowNanos);
    }

    /** An activity that is over as soon as it begins, and changed nothing. */
    void note(String description, String cause, String status, @Nullable String message, String zone, long nowNanos) {
        int activity = open(description, cause, nowNanos, zone, ScalingActivity.Kind.NONE);
        end(activity, status, message, nowNanos);
    }

    /** {@code At <second> <what>}, as every sentence of a cause begins. */
    String at(long nanos, String what) {
        return "At " + timestamps.second(nanos) + " " + what;
    }

    private static String increasing(int from, int to) {
        return "an instance was started in response to a difference between desired and actual capacity, "
                + "increasing the capacity from " + from + " to " + to + ".";
    }

    /** A status message has at most 255 characters (JS-10). */
    private static String shortened(String reason) {
        return reason.length() <= LONGEST_MESSAGE ? reason : reason.substring(0, LONGEST_MESSAGE);
    }

    private String sentence(String trigger, long startNanos, String what) {
        var follows = at(startNanos, what);
        return trigger.isEmpty() ? follows : trigger + "  " + follows;
    }

    private int open(String description, String cause, long startNanos, String zone, ScalingActivity.Kind kind) {
        var id = activityId(activities.size());
        var status = kind == ScalingActivity.Kind.LAUNCH ? "PreInService" : "WaitingForELBConnectionDraining";
        activities.add(
                new ScalingActivity(id, groupName, description, cause, startNanos, null, status, null, 30, zone, kind));
        return activities.size() - 1;
    }

    void waitForWarmup(int activity) {
        progress(activity, "WaitingForInstanceWarmup", 66);
    }

    /** A lifecycle hook holds the instance of this activity. */
    void waitForHook(int activity) {
        progress(activity, "MidLifecycleAction", 50);
    }

    void cancel(int activity, long nowNanos) {
        end(activity, "Cancelled", null, nowNanos);
    }

    void succeed(int activity, long nowNanos) {
        end(activity, "Successful", null, nowNanos);
    }

    private void progress(int activity, String status, int percent) {
        change(activity, status, null, percent, null);
    }

    private void end(int activity, String status, @Nullable String message, long nowNanos) {
        change(activity, status, message, 100, nowNanos);
    }

    private void change(int activity, String status, @Nullable String message, int percent, @Nullable Long endNanos) {
        var a = activities.get(activity);
        activities.set(
                activity,
                new ScalingActivity(
                        a.activityId(),
                        a.groupName(),
                        a.description(),
                        a.cause(),
                        a.startNanos(),
                        endNanos,
                        status,
                        message,
                        percent,
                        a.availabilityZone(),
                        a.kind()));
    }

    /** Shaped like AWS's ids, but a function of the seed and the activity's number. */
    private String activityId(int number) {
        long high = Identifiers.mix(seed, number);
        long low = Identifiers.mix(~seed, number);
        return String.format(
                Locale.ROOT,
                "%08x-%04x-%04x-%04x-%012x",
                high >>> 32,
                (high >>> 16) & 0xffff,
                high & 0xffff,
                low >>> 48,
                low & 0xffffffffffffL);
    }

    List<ScalingActivity> all() {
        return List.copyOf(activities);
    }
}

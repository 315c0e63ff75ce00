package dev.dryscale.fleet;

import dev.dryscale.record.ScalingActivity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The group's scaling activities in the wording of {@code describe-scaling-activities} (JS-10 to JS-13); sentences of a
 * cause are separated by two spaces, as AWS writes them. Those of Application Auto Scaling are about capacities and not
 * about instances (JS-14).
 */
final class ActivityHistory {

    private static final int LONGEST_MESSAGE = 255;

    private final String groupName;
    private final ScalingTarget.Kind target;
    private final Timestamps timestamps;
    private final long seed;
    private final List<ScalingActivity> activities = new ArrayList<>();

    ActivityHistory(String groupName, ScalingTarget.Kind target, Timestamps timestamps, long seed) {
        this.groupName = groupName;
        this.target = target;
        this.timestamps = timestamps;
        this.seed = seed;
    }

    private boolean isOfGroup() {
        return target == ScalingTarget.Kind.AUTO_SCALING_GROUP;
    }

    /** The cause of a change of the desired capacity, as the API that makes it words it (JS-12, JS-14). */
    String trigger(String why, int from, int to, long nowNanos) {
        return isOfGroup()
                ? at(nowNanos, why + " changing the desired capacity from " + from + " to " + to + ".")
                : why.startsWith("a ") ? why.substring(2) : why;
    }

    /** The cause of a change that limits make, for a user or a schedule. */
    String limitsTrigger(String who, int min, int max, int from, int to, long nowNanos) {
        if (!isOfGroup()) {
            return to > from ? "minimum capacity was set to " + min : "maximum capacity was set to " + max;
        }
        return trigger(
                who + " update of AutoScalingGroup constraints to min: " + min + ", max: " + max + ", desired: " + to,
                from,
                to,
                nowNanos);
    }

    /** Application Auto Scaling sets a capacity; nothing for a group, whose instances have activities of their own. */
    int setting(int from, int to, String cause, long nowNanos) {
        if (isOfGroup()) {
            return Instance.NO_ACTIVITY;
        }
        var kind = to > from ? ScalingActivity.Kind.SCALE_OUT : ScalingActivity.Kind.SCALE_IN;
        return add("Setting " + noun() + " to " + to + ".", cause, nowNanos, "", kind, "InProgress", 0);
    }

    /** The capacity is there. */
    void fulfil(int activity, int to, long nowNanos) {
        String by = target == ScalingTarget.Kind.ECS_SERVICE ? " by ecs." : ".";
        end(
                activity,
                "Successful",
                "Successfully set " + noun() + " to " + to + ". Change successfully fulfilled" + by,
                nowNanos);
    }

    /** Another capacity was set before this one was there (AAS-3). */
    void override(int activity, long nowNanos) {
        end(activity, "Overridden", null, nowNanos);
    }

    /** What {@code describe-scaling-activities --include-not-scaled-activities} shows beside (AAS-20). */
    void notScaled(String cause, String code, long nowNanos) {
        if (!isOfGroup()) {
            int activity = add(
                    "Attempting to scale due to alarm triggered",
                    cause,
                    nowNanos,
                    "",
                    ScalingActivity.Kind.NOT_SCALED,
                    "Failed",
                    100);
            end(activity, "Failed", code, nowNanos);
        }
    }

    /** AWS's word for the tasks of an ECS service; the words for other dimensions were not seen. */
    private String noun() {
        return target == ScalingTarget.Kind.ECS_SERVICE ? "desired count" : "capacity";
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

    /** Scheduled actions were done; Application Auto Scaling's word for that was not seen. */
    void executed(String actions, String cause, long nowNanos) {
        if (isOfGroup()) {
            note("Executing scheduled action " + actions, cause, "Successful", null, "", nowNanos);
        }
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

    /** An instance's activity, which Application Auto Scaling does not have. */
    private int open(String description, String cause, long startNanos, String zone, ScalingActivity.Kind kind) {
        boolean ofInstance = kind == ScalingActivity.Kind.LAUNCH || kind == ScalingActivity.Kind.TERMINATE;
        if (ofInstance && !isOfGroup()) {
            return Instance.NO_ACTIVITY;
        }
        var status = kind == ScalingActivity.Kind.LAUNCH ? "PreInService" : "WaitingForELBConnectionDraining";
        return add(description, cause, startNanos, zone, kind, status, 30);
    }

    private int add(
            String description,
            String cause,
            long startNanos,
            String zone,
            ScalingActivity.Kind kind,
            String status,
            int progress) {
        var id = activityId(activities.size());
        activities.add(new ScalingActivity(
                id, groupName, description, cause, startNanos, null, status, null, progress, zone, kind));
        return activities.size() - 1;
    }

    void waitForWarmup(int activity) {
        progress(activity, "WaitingForInstanceWarmup", 66);
    }

    /** A lifecycle hook holds the instance of this activity. */
    void waitForHook(int activity) {
        progress(activity, "MidLifecycleAction", 50);
    }

    /** What it was to do is not wanted any more; one that has ended stays as it is. */
    void cancel(int activity, long nowNanos) {
        if (activity != Instance.NO_ACTIVITY && activities.get(activity).endNanos() == null) {
            end(activity, "Cancelled", null, nowNanos);
        }
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
        if (activity == Instance.NO_ACTIVITY) {
            return;
        }
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

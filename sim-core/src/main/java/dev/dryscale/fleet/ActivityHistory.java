package dev.dryscale.fleet;

import dev.dryscale.record.ScalingActivity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The group's scaling activities in the wording of {@code describe-scaling-activities} (JS-10 to JS-13); sentences of a
 * cause are separated by two spaces, as AWS writes them.
 */
final class ActivityHistory {

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
        var cause = sentence(
                trigger,
                startNanos,
                "an instance was started in response to a difference between desired and actual capacity, "
                        + "increasing the capacity from " + from + " to " + to + ".");
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

    private String sentence(String trigger, long startNanos, String what) {
        var follows = "At " + timestamps.second(startNanos) + " " + what;
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

    void cancel(int activity, long nowNanos) {
        end(activity, "Cancelled", nowNanos);
    }

    void succeed(int activity, long nowNanos) {
        end(activity, "Successful", nowNanos);
    }

    private void progress(int activity, String status, int percent) {
        var a = activities.get(activity);
        activities.set(
                activity,
                new ScalingActivity(
                        a.activityId(),
                        a.groupName(),
                        a.description(),
                        a.cause(),
                        a.startNanos(),
                        null,
                        status,
                        null,
                        percent,
                        a.availabilityZone(),
                        a.kind()));
    }

    private void end(int activity, String status, long nowNanos) {
        var a = activities.get(activity);
        activities.set(
                activity,
                new ScalingActivity(
                        a.activityId(),
                        a.groupName(),
                        a.description(),
                        a.cause(),
                        a.startNanos(),
                        nowNanos,
                        status,
                        null,
                        100,
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

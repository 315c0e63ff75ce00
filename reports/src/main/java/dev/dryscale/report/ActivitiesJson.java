package dev.dryscale.report;

import dev.dryscale.experiment.CandidateResult;
import dev.dryscale.experiment.Comparison;
import dev.dryscale.record.RunResult;
import dev.dryscale.record.ScalingActivity;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * {@code activities.json}: a run's scaling activities in the shape of {@code aws autoscaling describe-scaling-activities}
 * (JS-10 to JS-13), for tools that read that. What a simulation cannot know (ARN, subnet) is left out. Activities of
 * Application Auto Scaling are in the shape of {@code aws application-autoscaling describe-scaling-activities
 * --include-not-scaled-activities} (JS-14).
 */
final class ActivitiesJson {

    /** JS-10: Cause has at most 1,023 characters, StatusMessage 255. */
    private static final int CAUSE_LIMIT = 1023;

    private static final int STATUS_MESSAGE_LIMIT = 255;
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** JS-10: those in progress first, then the latest start first; equal starts in reverse order of recording. */
    private static final Comparator<ScalingActivity> AWS_ORDER = Comparator.comparing(
                    (ScalingActivity activity) -> activity.endNanos() != null)
            .thenComparing(Comparator.comparingLong(ScalingActivity::startNanos).reversed());

    private ActivitiesJson() {}

    /** The first candidate's file is {@code activities.json}; further ones carry their candidate's name. */
    static String fileName(Comparison comparison, CandidateResult result) {
        return result.equals(comparison.baseline())
                ? "activities.json"
                : "activities-" + Names.file(result.candidate().name()) + ".json";
    }

    static void write(RunResult run, OutputStream out) throws IOException {
        write(run.activities(), run.startEpochSecond(), out);
    }

    static void write(List<ScalingActivity> activities, long startEpochSecond, OutputStream out) throws IOException {
        var latestRecordedFirst = new ArrayList<>(activities);
        Collections.reverse(latestRecordedFirst);
        latestRecordedFirst.sort(AWS_ORDER);
        boolean ofTarget = activities.stream().anyMatch(ActivitiesJson::isOfTarget);
        try (var json = Json.pretty(out)) {
            json.beginObject().beginArray(ofTarget ? "ScalingActivities" : "Activities");
            for (var activity : latestRecordedFirst) {
                if (ofTarget) {
                    writeTargetActivity(json, startEpochSecond, activity);
                } else {
                    writeActivity(json, startEpochSecond, activity);
                }
            }
            json.endArray().endObject().newLine();
        }
    }

    private static boolean isOfTarget(ScalingActivity activity) {
        return switch (activity.kind()) {
            case SCALE_OUT, SCALE_IN, NOT_SCALED -> true;
            case LAUNCH, TERMINATE, NONE -> false;
        };
    }

    private static void writeTargetActivity(Json json, long startEpochSecond, ScalingActivity activity)
            throws IOException {
        json.beginObject().field("ActivityId", activity.activityId());
        json.field("ResourceId", activity.groupName());
        json.field("Description", activity.description()).field("Cause", cut(activity.cause(), CAUSE_LIMIT));
        writeTimesAndStatus(json, startEpochSecond, activity);
        var message = activity.statusMessage();
        if (message != null && activity.kind() == ScalingActivity.Kind.NOT_SCALED) {
            json.beginArray("NotScaledReasons").beginObject().field("Code", message);
            json.endObject().endArray();
        } else if (message != null) {
            json.field("StatusMessage", cut(message, STATUS_MESSAGE_LIMIT));
        }
        json.endObject();
    }

    private static void writeTimesAndStatus(Json json, long startEpochSecond, ScalingActivity activity)
            throws IOException {
        json.field("StartTime", MILLIS.format(Numbers.instant(startEpochSecond, activity.startNanos())));
        var end = activity.endNanos();
        if (end != null) {
            json.field("EndTime", second(Numbers.instant(startEpochSecond, end)));
        }
        json.field("StatusCode", activity.statusCode());
    }

    private static void writeActivity(Json json, long startEpochSecond, ScalingActivity activity) throws IOException {
        json.beginObject().field("ActivityId", activity.activityId());
        json.field("AutoScalingGroupName", activity.groupName());
        json.field("Description", activity.description()).field("Cause", cut(activity.cause(), CAUSE_LIMIT));
        writeTimesAndStatus(json, startEpochSecond, activity);
        var message = activity.statusMessage();
        if (message != null) {
            json.field("StatusMessage", cut(message, STATUS_MESSAGE_LIMIT));
        }
        json.field("Progress", activity.progress())
                .field("Details", details(activity))
                .endObject();
    }

    /** A JSON document inside a JSON string, as AWS has it. */
    private static String details(ScalingActivity activity) throws IOException {
        var text = new StringWriter();
        try (var json = Json.compact(text)) {
            json.beginObject()
                    .field("Availability Zone", activity.availabilityZone())
                    .endObject();
        }
        return text.toString();
    }

    private static String second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end);
    }
}

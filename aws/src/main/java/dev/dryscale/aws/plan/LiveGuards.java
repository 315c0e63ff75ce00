package dev.dryscale.aws.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dryscale.aws.live.Live;
import dev.dryscale.aws.live.LiveGroup;
import dev.dryscale.aws.live.LiveState;
import dev.dryscale.aws.live.TimeSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What must hold of the real group at the moment of a change, so that a change is made to a group at rest and does not move
 * it far. Asked when planning, to say it early, and again right before the write.
 *
 * @param bake how long after the change the group should be left alone
 */
public record LiveGuards(Live live, TimeSource time, Blackout blackout, Duration bake) {

    private static final Duration METRIC_WINDOW = Duration.ofMinutes(20);

    /** A datapoint of basic monitoring covers five minutes, and may be five minutes late. */
    private static final Duration OLDEST_DATAPOINT = Duration.ofMinutes(10);

    private static final BigDecimal LEAST_SHARE = new BigDecimal("0.9");
    private static final BigDecimal MOST_SHARE = new BigDecimal("1.5");

    /** Every guard, with what was found. */
    public List<GuardResult> check(LiveState state, ObjectNode will) {
        var group = state.group();
        var results = new ArrayList<GuardResult>();
        results.add(GuardResult.of(
                "opt-in tag",
                group.optedIn(),
                "the group " + (group.optedIn() ? "has" : "must have") + " the tag " + LiveGroup.OPT_IN_TAG + "="
                        + LiveGroup.OPT_IN_VALUE));
        var status = group.status();
        results.add(
                GuardResult.of("group", status == null, status == null ? "it exists" : "it has the status " + status));
        results.add(GuardResult.of(
                "capacity",
                group.inService() == group.desiredCapacity() && group.inService() >= group.minSize(),
                group.inService() + " instances are InService, " + group.desiredCapacity() + " are desired"));
        results.add(none("suspended processes", List.copyOf(group.suspendedProcesses())));
        results.add(none("scaling activities", live.activitiesInProgress(group.name())));
        results.add(none("instance refreshes", live.refreshesInProgress(group.name())));
        results.add(none("scheduled actions within " + minutes(bake), due(state)));
        results.add(outsideBlackout());
        results.add(predicted(group, will));
        return results;
    }

    private static GuardResult none(String what, List<String> found) {
        return GuardResult.of(
                what, found.isEmpty(), found.isEmpty() ? "none" : found.size() + ": " + String.join(", ", found));
    }

    private List<String> due(LiveState state) {
        var limit = time.now().plus(bake);
        var due = new ArrayList<String>();
        for (var action : state.scheduledActions()) {
            if (action.hasNonNull("StartTime")
                    && !Instant.parse(action.get("StartTime").asText()).isAfter(limit)) {
                due.add(action.path("ScheduledActionName").asText() + " at "
                        + action.get("StartTime").asText());
            }
        }
        return due;
    }

    private GuardResult outsideBlackout() {
        if (blackout.windows().isEmpty()) {
            return GuardResult.of("blackout windows", true, "none known (--blackout names a file of them)");
        }
        var window = blackout.touching(time.now(), bake);
        return GuardResult.of(
                "blackout windows",
                window == null,
                window == null ? "none within " + minutes(bake) : "not within " + window);
    }

    private GuardResult predicted(LiveGroup group, ObjectNode will) {
        var name = "predicted capacity";
        var newest = live.newest(MetricQueries.of(will, group.name()), METRIC_WINDOW);
        if (newest.isEmpty()) {
            return GuardResult.of(name, false, "the metric has no datapoint in the last " + minutes(METRIC_WINDOW));
        }
        double value = newest.get().value();
        if (!Double.isFinite(value) || value <= 0) {
            return GuardResult.of(name, false, "the metric is " + value + ", which is no load to judge by");
        }
        var age = Duration.between(newest.get().at(), time.now());
        if (age.compareTo(OLDEST_DATAPOINT) > 0) {
            return GuardResult.of(name, false, "the metric's newest datapoint is " + minutes(age) + " old");
        }
        int asked = asked(group, will, value);
        return GuardResult.of(
                name,
                isNear(asked, group.desiredCapacity()),
                "at a metric of " + value + " the policy would ask for " + asked + " instances, now "
                        + group.desiredCapacity() + " are desired; within 90 to 150 % or 1 instance is allowed");
    }

    /** What the policy would ask for at once: {@code ceil(current × metric / target)} (TT-20), within the sizes (TT-25). */
    private static int asked(LiveGroup group, ObjectNode will, double metric) {
        var target =
                will.path("TargetTrackingConfiguration").path("TargetValue").decimalValue();
        return new BigDecimal(metric)
                .multiply(BigDecimal.valueOf(group.desiredCapacity()))
                .divide(target, 0, RoundingMode.CEILING)
                .min(BigDecimal.valueOf(group.maxSize()))
                .max(BigDecimal.valueOf(group.minSize()))
                .intValueExact();
    }

    private static boolean isNear(int asked, int desired) {
        var current = BigDecimal.valueOf(desired);
        var wanted = BigDecimal.valueOf(asked);
        return Math.abs(asked - desired) <= 1
                || (wanted.compareTo(current.multiply(LEAST_SHARE)) >= 0
                        && wanted.compareTo(current.multiply(MOST_SHARE)) <= 0);
    }

    private static String minutes(Duration duration) {
        return duration.toMinutes() + " min";
    }
}

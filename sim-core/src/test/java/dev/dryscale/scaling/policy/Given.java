package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.alarm.AlarmEvaluation;
import dev.dryscale.scaling.alarm.AlarmEvaluation.Point;
import dev.dryscale.scaling.alarm.AlarmState;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.group.ScaleInBlock;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the policy tests start from. */
final class Given {

    static final MetricSpecification CPU =
            new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null);
    static final MetricSpecification REQUESTS = new PredefinedMetricSpecification(
            PredefinedMetricType.ALB_REQUEST_COUNT_PER_TARGET, "app/web/1/targetgroup/web/2");

    private Given() {}

    static GroupConfiguration group(int min, int max, int desired) {
        return new GroupConfiguration("asg", min, max, desired, List.of("a"), 300, null, true);
    }

    /** {@code base} or {@code base} with one {@code knob=value}; {@code -} is none. */
    static Profile profile(String knob) {
        int equals = knob.indexOf('=');
        Profile aws = Profile.aws2026();
        return equals < 0 ? aws : aws.with(knob.substring(0, equals), knob.substring(equals + 1));
    }

    /** A group of which {@code warmed} instances are past their warm-up, and the rest of desired is pending. */
    static GroupSnapshot snapshot(int min, int max, int desired, int warmed) {
        return snapshot(min, max, desired, desired - warmed, warmed, warmed, 0, null);
    }

    static GroupSnapshot snapshot(
            int min,
            int max,
            int desired,
            int pending,
            int inService,
            int warmed,
            int terminating,
            @Nullable ScaleInBlock block) {
        return new GroupSnapshot(
                min, max, desired, pending, inService, warmed, terminating, block, false, GroupSnapshot.NO_COOLDOWN);
    }

    /** An evaluation that ended in that state on those points, newest first. */
    static AlarmEvaluation evaluation(AlarmState state, String... newestFirst) {
        List<Point> points = Arrays.stream(newestFirst)
                .map(value -> new Point(Rational.parse(value), 0, state == AlarmState.ALARM))
                .toList();
        return new AlarmEvaluation(state, state, points, points.size(), 0);
    }

    static AlarmStatus invoked(AlarmDefinition alarm, String... newestFirst) {
        return new AlarmStatus(alarm, evaluation(AlarmState.ALARM, newestFirst), 0, true);
    }

    static AlarmStatus standing(AlarmDefinition alarm, AlarmState state, String... newestFirst) {
        return AlarmStatus.standing(alarm, evaluation(state, newestFirst), 0);
    }
}

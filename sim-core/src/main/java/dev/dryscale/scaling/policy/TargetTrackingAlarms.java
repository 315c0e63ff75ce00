package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.Knobs.AlarmShape;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.alarm.ComparisonOperator;
import dev.dryscale.scaling.alarm.TreatMissingData;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one or two alarms AWS makes for a target tracking policy (TT-10 to TT-19). */
final class TargetTrackingAlarms {

    private static final int MINUTE = 60;

    private final TargetTrackingPolicy policy;
    private final Profile profile;
    private final AlarmDefinition high;
    private final String lowName;
    /** Remembered per threshold, since the engine asks at every evaluation. */
    private List<AlarmDefinition> newest;

    private @Nullable Rational lowThreshold;

    TargetTrackingAlarms(TargetTrackingPolicy policy, Profile profile, String groupName) {
        this.policy = policy;
        this.profile = profile;
        this.high = alarm(
                name(groupName, "AlarmHigh"),
                ComparisonOperator.GREATER_THAN_THRESHOLD,
                policy.targetValue(),
                high(profile.ttAlarmHigh()));
        this.lowName = name(groupName, "AlarmLow");
        this.newest = List.of(high);
    }

    /** AlarmHigh, then AlarmLow unless scale-in is disabled (TT-17). */
    List<AlarmDefinition> of(int capacity) {
        if (policy.disableScaleIn()) {
            return newest;
        }
        Rational threshold = policy.targetValue().times(profile.ttLowFactor().of(capacity));
        if (newest.size() < 2 || !threshold.equals(lowThreshold)) {
            lowThreshold = threshold;
            newest = List.of(
                    high, alarm(lowName, ComparisonOperator.LESS_THAN_THRESHOLD, threshold, low(profile.ttAlarmLow())));
        }
        return newest;
    }

    /** TT-50: a high-resolution metric has high-resolution alarms. */
    private AlarmShape high(AlarmShape shape) {
        return policy.metric().periodSeconds() < MINUTE
                ? new AlarmShape(
                        policy.metric().periodSeconds(),
                        shape.evaluationPeriods(),
                        shape.datapointsToAlarm(),
                        shape.operator())
                : shape;
    }

    private AlarmShape low(AlarmShape shape) {
        int periods = profile.ttHighResolutionLowPeriods();
        return policy.metric().periodSeconds() < MINUTE
                ? new AlarmShape(policy.metric().periodSeconds(), periods, periods, shape.operator())
                : shape;
    }

    /** TT-9: the target of a count is per minute, also where its datapoints are of 10 s. */
    static Rational perMinute(MetricSpecification metric) {
        boolean counts = metric.statistic() == Statistic.SUM || metric.statistic() == Statistic.SAMPLE_COUNT;
        return counts && metric.periodSeconds() < MINUTE ? Rational.of(MINUTE, metric.periodSeconds()) : Rational.ONE;
    }

    private AlarmDefinition alarm(String name, ComparisonOperator operator, Rational threshold, AlarmShape shape) {
        return new AlarmDefinition(
                name,
                policy.metric(),
                policy.metric().statistic(),
                operator,
                threshold.dividedBy(perMinute(policy.metric())),
                shape.periodSeconds(),
                shape.evaluationPeriods(),
                shape.datapointsToAlarm(),
                TreatMissingData.MISSING);
    }

    /** AWS draws the uuid; here it follows from the names, so that equal scenarios give equal bytes (TT-12). */
    private String name(String groupName, String side) {
        String identity = groupName + '\n' + policy.name() + '\n' + side;
        return "TargetTracking-" + groupName + "-" + side + "-"
                + UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
    }
}

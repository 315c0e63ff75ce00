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
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The one or two alarms AWS makes for a target tracking policy (TT-10 to TT-19, AAS-10, AAS-11). */
final class TargetTrackingAlarms {

    private static final int MINUTE = 60;
    private static final int DYNAMODB_HIGH_PERIODS = 2;
    private static final Rational DYNAMODB_MARGIN = Rational.of(20);

    private final MetricSpecification metric;
    private final TreatMissingData treatMissingData;
    private final Side high;
    private final @Nullable Side low;
    /** Remembered per capacity, since the engine asks at every evaluation. */
    private List<AlarmDefinition> newest = List.of();

    private int newestCapacity = -1;

    /** One alarm: its threshold follows the capacity (TT-15). */
    private record Side(String name, ComparisonOperator operator, AlarmShape shape, IntFunction<Rational> threshold) {}

    private TargetTrackingAlarms(
            MetricSpecification metric, TreatMissingData treatMissingData, Side high, @Nullable Side low) {
        this.metric = metric;
        this.treatMissingData = treatMissingData;
        this.high = high;
        this.low = low;
    }

    /** Those of EC2 Auto Scaling. */
    static TargetTrackingAlarms of(TargetTrackingPolicy policy, Profile profile, String groupName) {
        var target = policy.targetValue();
        var high = high(name(groupName, policy.name(), "AlarmHigh"), profile, policy.metric(), capacity -> target);
        return new TargetTrackingAlarms(
                policy.metric(),
                TreatMissingData.MISSING,
                high,
                policy.disableScaleIn()
                        ? null
                        : low(
                                name(groupName, policy.name(), "AlarmLow"),
                                profile,
                                policy.metric(),
                                capacity -> target.times(profile.ttLowFactor().of(capacity))));
    }

    /** Those of Application Auto Scaling (AAS-10). */
    static TargetTrackingAlarms of(TargetTrackingScalingPolicy policy, Profile profile, String resourceId) {
        var target = policy.targetValue();
        String highName = name(resourceId, policy.name(), "AlarmHigh");
        String lowName = name(resourceId, policy.name(), "AlarmLow");
        if (policy.dimension().isDynamoDb()) {
            return ofDynamoDb(policy, profile, highName, lowName);
        }
        var low = low(
                lowName,
                profile,
                policy.metric(),
                capacity -> target.times(profile.aasLowFactor().of(capacity)));
        return new TargetTrackingAlarms(
                policy.metric(),
                TreatMissingData.MISSING,
                high(highName, profile, policy.metric(), capacity -> target),
                policy.disableScaleIn() ? null : low);
    }

    /** DynamoDB's are on units per minute (AAS-11, CW-18). */
    private static TargetTrackingAlarms ofDynamoDb(
            TargetTrackingScalingPolicy policy, Profile profile, String highName, String lowName) {
        var target = policy.targetValue();
        var shape = profile.ttAlarmHigh();
        var twice =
                new AlarmShape(shape.periodSeconds(), DYNAMODB_HIGH_PERIODS, DYNAMODB_HIGH_PERIODS, shape.operator());
        var high = new Side(
                highName,
                ComparisonOperator.GREATER_THAN_THRESHOLD,
                twice,
                capacity -> ScalableDimension.unitsPerMinute(capacity, target));
        var low = low(
                lowName,
                profile,
                policy.metric(),
                capacity -> ScalableDimension.unitsPerMinute(capacity, target.minus(DYNAMODB_MARGIN)));
        return new TargetTrackingAlarms(
                policy.metric(), TreatMissingData.IGNORE, high, policy.disableScaleIn() ? null : low);
    }

    /** AlarmHigh, then AlarmLow unless scale-in is disabled (TT-17). */
    List<AlarmDefinition> of(int capacity) {
        if (capacity != newestCapacity) {
            newestCapacity = capacity;
            newest =
                    low == null ? List.of(alarm(high, capacity)) : List.of(alarm(high, capacity), alarm(low, capacity));
        }
        return newest;
    }

    /** TT-50: a high-resolution metric has high-resolution alarms. */
    private static Side high(
            String name, Profile profile, MetricSpecification metric, IntFunction<Rational> threshold) {
        var shape = profile.ttAlarmHigh();
        var fine = metric.periodSeconds() < MINUTE
                ? new AlarmShape(
                        metric.periodSeconds(), shape.evaluationPeriods(), shape.datapointsToAlarm(), shape.operator())
                : shape;
        return new Side(name, ComparisonOperator.GREATER_THAN_THRESHOLD, fine, threshold);
    }

    private static Side low(String name, Profile profile, MetricSpecification metric, IntFunction<Rational> threshold) {
        var shape = profile.ttAlarmLow();
        int periods = profile.ttHighResolutionLowPeriods();
        var fine = metric.periodSeconds() < MINUTE
                ? new AlarmShape(metric.periodSeconds(), periods, periods, shape.operator())
                : shape;
        return new Side(name, ComparisonOperator.LESS_THAN_THRESHOLD, fine, threshold);
    }

    /** TT-9: the target of a count is per minute, also where its datapoints are of 10 s. */
    static Rational perMinute(MetricSpecification metric) {
        boolean counts = metric.statistic() == Statistic.SUM || metric.statistic() == Statistic.SAMPLE_COUNT;
        return counts && metric.periodSeconds() < MINUTE ? Rational.of(MINUTE, metric.periodSeconds()) : Rational.ONE;
    }

    private AlarmDefinition alarm(Side side, int capacity) {
        return new AlarmDefinition(
                side.name(),
                metric,
                metric.statistic(),
                side.operator(),
                side.threshold().apply(capacity).dividedBy(perMinute(metric)),
                side.shape().periodSeconds(),
                side.shape().evaluationPeriods(),
                side.shape().datapointsToAlarm(),
                treatMissingData);
    }

    /** AWS draws the uuid; here it follows from the names, so that equal scenarios give equal bytes (TT-12). */
    private static String name(String groupName, String policyName, String side) {
        String identity = groupName + '\n' + policyName + '\n' + side;
        return "TargetTracking-" + groupName + "-" + side + "-"
                + UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
    }
}

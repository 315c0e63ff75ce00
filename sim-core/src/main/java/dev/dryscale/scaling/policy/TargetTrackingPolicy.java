package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.Rational;
import org.jspecify.annotations.Nullable;

/**
 * An EC2 Auto Scaling target tracking policy (TT-1): keeps a metric near its target.
 *
 * @param targetValue above 0; for count metrics per instance and per minute (TT-9)
 * @param disableScaleIn when true there is no AlarmLow and no part in the scale-in vote (TT-17, TT-41)
 * @param estimatedInstanceWarmup seconds, at least 0; null when not given (TT-30)
 */
public record TargetTrackingPolicy(
        String name,
        MetricSpecification metric,
        Rational targetValue,
        boolean disableScaleIn,
        @Nullable Integer estimatedInstanceWarmup,
        boolean enabled)
        implements ScalingPolicy {

    public TargetTrackingPolicy {
        if (targetValue.signum() <= 0) {
            throw new IllegalArgumentException("policy " + name + ": TargetValue must be above 0, was " + targetValue);
        }
        if (estimatedInstanceWarmup != null && estimatedInstanceWarmup < 0) {
            throw new IllegalArgumentException(
                    "policy " + name + ": EstimatedInstanceWarmup must be at least 0, was " + estimatedInstanceWarmup);
        }
    }

    /** An enabled policy that scales both ways and sets no warm-up. */
    public static TargetTrackingPolicy of(String name, MetricSpecification metric, Rational targetValue) {
        return new TargetTrackingPolicy(name, metric, targetValue, false, null, true);
    }

    @Override
    public TargetTrackingPolicy switchedOn() {
        return new TargetTrackingPolicy(name, metric, targetValue, disableScaleIn, estimatedInstanceWarmup, true);
    }

    @Override
    public Controller newController(Profile profile, GroupConfiguration group) {
        return new TargetTrackingController(this, profile, group);
    }
}

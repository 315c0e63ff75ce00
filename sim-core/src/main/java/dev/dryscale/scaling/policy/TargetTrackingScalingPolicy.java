package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.Rational;

/**
 * A target tracking policy of Application Auto Scaling (JS-5): proportional as on EC2, paced by two cooldowns instead of a
 * warm-up (AAS-1 to AAS-14).
 *
 * @param dimension what is scaled
 * @param targetValue above 0; for DynamoDB percent of the provisioned capacity, 20 to 90 (AAS-13)
 * @param scaleOutCooldown seconds, at least 0
 * @param scaleInCooldown seconds, at least 0
 */
public record TargetTrackingScalingPolicy(
        String name,
        ScalableDimension dimension,
        MetricSpecification metric,
        Rational targetValue,
        boolean disableScaleIn,
        int scaleOutCooldown,
        int scaleInCooldown)
        implements ScalingPolicy {

    /** @throws IllegalArgumentException for a target or a cooldown that AWS refuses */
    public TargetTrackingScalingPolicy {
        if (targetValue.signum() <= 0) {
            throw new IllegalArgumentException("policy " + name + ": TargetValue must be above 0, was " + targetValue);
        }
        boolean outside = targetValue.compareTo(Rational.of(20)) < 0 || targetValue.compareTo(Rational.of(90)) > 0;
        if (dimension.isDynamoDb() && outside) {
            throw new IllegalArgumentException("policy " + name
                    + ": TargetValue of DynamoDB must be from 20 to 90, was " + targetValue + " (AAS-13)");
        }
        if (scaleOutCooldown < 0 || scaleInCooldown < 0) {
            throw new IllegalArgumentException("policy " + name + ": a cooldown must be at least 0 s");
        }
    }

    @Override
    public Controller newController(Profile profile, GroupConfiguration group) {
        return new TargetTrackingScalingController(this, profile, group);
    }
}

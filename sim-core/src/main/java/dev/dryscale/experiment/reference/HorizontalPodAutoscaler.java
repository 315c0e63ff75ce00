package dev.dryscale.experiment.reference;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.Controller;
import dev.dryscale.scaling.policy.ScalingPolicy;

/**
 * Kubernetes' HorizontalPodAutoscaler on average CPU utilisation, {@code ceil(current * metric / target)}, with instances
 * for pods. As documented for {@code autoscaling/v2} (kubernetes.io, Horizontal Pod Autoscaling): no change within the
 * tolerance; instances that are not ready count as idle when scaling out, and when that turns the direction nothing
 * changes; scaling in waits for the largest recommendation of the stabilisation window; the default behaviour adds at
 * most the larger of 100 % and 4 per period. Two deviations: it looks once a minute and not every 15 s, since metrics
 * come by the minute; and utilisation is a share of the instance's units, not of a CPU request.
 *
 * @param targetUtilization percent, positive
 * @param tolerance around a ratio of 1, at least 0; Kubernetes' default is 0.1
 * @param stabilizationSeconds window of scaling in, at least 0; Kubernetes' default is 300
 */
public record HorizontalPodAutoscaler(
        String name, Rational targetUtilization, Rational tolerance, int stabilizationSeconds)
        implements ScalingPolicy {

    public static final Rational DEFAULT_TOLERANCE = Rational.of(1, 10);
    public static final int DEFAULT_STABILIZATION_SECONDS = 300;

    /** @throws IllegalArgumentException for values outside their range */
    public HorizontalPodAutoscaler {
        if (targetUtilization.signum() <= 0 || tolerance.signum() < 0 || stabilizationSeconds < 0) {
            throw new IllegalArgumentException("the target must be positive, tolerance and window at least 0, were "
                    + targetUtilization + ", " + tolerance + ", " + stabilizationSeconds + " s");
        }
    }

    /** Pods have readiness, not warm-up: an instance counts from the moment it is in service. */
    @Override
    public Integer estimatedInstanceWarmup() {
        return 0;
    }

    @Override
    public Controller newController(Profile profile, GroupConfiguration group) {
        return new HorizontalPodAutoscalerController(this);
    }
}

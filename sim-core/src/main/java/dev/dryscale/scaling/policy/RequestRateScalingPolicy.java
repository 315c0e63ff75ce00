package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.metric.Rational;

/**
 * As many instances as the request rate of the last moments needs, {@code ceil(rate / requestsPerInstance)}, launched and
 * terminated at once: the policy Reactive of AutoScale (Gandhi et al., TOCS 2012). None of AWS's policies.
 *
 * @param requestsPerInstance requests a second that one instance can serve, above 0
 * @param everySeconds how often it looks, and back how far; a positive multiple of 10
 * @param disableScaleIn whether it only launches
 */
public record RequestRateScalingPolicy(
        String name, Rational requestsPerInstance, int everySeconds, boolean disableScaleIn) implements ScalingPolicy {

    /** @throws IllegalArgumentException for values outside their range */
    public RequestRateScalingPolicy {
        if (requestsPerInstance.signum() <= 0 || everySeconds < 10 || everySeconds % 10 != 0) {
            throw new IllegalArgumentException("policy " + name + ": requests per instance must be above 0 and the"
                    + " interval a multiple of 10 s, were " + requestsPerInstance + "/s and " + everySeconds + " s");
        }
    }

    @Override
    public Controller newController(Profile profile, GroupConfiguration group) {
        return new RequestRateScalingController(this);
    }
}

package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.Rational;

/**
 * Two thresholds on one metric, looked at once a period, each with a change and a cooldown of its own that begins with the
 * change: what build fleets and many home-grown scalers do. None of AWS's policies, whose simple scaling has one cooldown
 * for the whole group that begins when the last instance is done (SS-2, SS-4).
 *
 * @param periodSeconds how often it looks, and over what time it averages; at least 60
 */
public record ThresholdScalingPolicy(
        String name, MetricSpecification metric, int periodSeconds, Rule scaleOut, Rule scaleIn)
        implements ScalingPolicy {

    /**
     * One way.
     *
     * @param whenAbove whether the metric must be above the threshold; else below
     * @param periods so many newest averages in a row must all be, at least 1
     * @param change instances, at least 1
     * @param cooldownSeconds from a change of this rule to the next that it may make, at least 0
     */
    public record Rule(boolean whenAbove, Rational threshold, int periods, int change, int cooldownSeconds) {

        boolean holds(Rational average) {
            int compared = average.compareTo(threshold);
            return whenAbove ? compared > 0 : compared < 0;
        }
    }

    /** @throws IllegalArgumentException for values outside their range */
    public ThresholdScalingPolicy {
        if (periodSeconds < 60 || periodSeconds % 60 != 0 || isWrong(scaleOut) || isWrong(scaleIn)) {
            throw new IllegalArgumentException("policy " + name + ": the period must be whole minutes, periods and"
                    + " changes at least 1 and cooldowns at least 0, were " + periodSeconds + " s, " + scaleOut + ", "
                    + scaleIn);
        }
    }

    private static boolean isWrong(Rule rule) {
        return rule.periods < 1 || rule.change < 1 || rule.cooldownSeconds < 0;
    }

    @Override
    public Controller newController(Profile profile, GroupConfiguration group) {
        return new ThresholdScalingController(this);
    }
}

package dev.dryscale.experiment.reference;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.policy.Controller;
import dev.dryscale.scaling.policy.ScalingPolicy;

/**
 * The square-root rule of staffing (Halfin and Whitt 1981): {@code units = R + beta sqrt(R)}, where the offered load
 * {@code R} is the measured arrival rate times the mean service time, which a policy of AWS would not know. The load is the
 * largest of the last {@code windowMinutes} closed minutes, read without any publication delay.
 *
 * @param meanServiceSeconds vCPU or slot seconds per request
 * @param unitsPerInstance vCPUs or slots of an instance
 * @param beta more is faster and dearer; by Halfin and Whitt's limit 1 lets 22 % of the requests wait, 2 lets 2 %
 * @param windowMinutes at least 1
 */
public record QueueingStaffing(
        String name, double meanServiceSeconds, int unitsPerInstance, double beta, int windowMinutes)
        implements ScalingPolicy {

    /** @throws IllegalArgumentException for values outside their range */
    public QueueingStaffing {
        if (!(meanServiceSeconds > 0) || unitsPerInstance < 1 || !(beta >= 0) || windowMinutes < 1) {
            throw new IllegalArgumentException(
                    "service time and units must be positive, beta at least 0 and the window "
                            + "at least 1 minute, were " + meanServiceSeconds + " s, " + unitsPerInstance + ", " + beta
                            + ", "
                            + windowMinutes);
        }
    }

    /** The rule itself: instances for so many requests a minute. */
    long instances(double requestsPerMinute) {
        double load = requestsPerMinute / 60 * meanServiceSeconds;
        return (long) Math.ceil((load + beta * Math.sqrt(load)) / unitsPerInstance);
    }

    @Override
    public Controller newController(Profile profile, GroupConfiguration group) {
        return new QueueingStaffingController(this);
    }
}

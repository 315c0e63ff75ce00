package dev.dryscale.scaling.group;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An Auto Scaling group as {@code create-auto-scaling-group} takes it; AWS's names, times in seconds.
 *
 * @param desiredCapacity initial desired capacity, within the limits
 * @param availabilityZones at least one
 * @param defaultCooldown seconds, default 300 (SS-2)
 * @param defaultInstanceWarmup seconds, 0 to 3600; null when not set (TT-31)
 * @param detailedMonitoring 1-minute instance metrics (CW-30); false is basic, 5 minutes
 */
public record GroupConfiguration(
        String autoScalingGroupName,
        int minSize,
        int maxSize,
        int desiredCapacity,
        List<String> availabilityZones,
        int defaultCooldown,
        @Nullable Integer defaultInstanceWarmup,
        boolean detailedMonitoring) {

    public static final int DEFAULT_COOLDOWN_SECONDS = 300;

    public GroupConfiguration {
        availabilityZones = List.copyOf(availabilityZones);
    }

    /** The nearest capacity the group allows (TT-25). */
    public int clamp(int capacity) {
        return Math.max(minSize, Math.min(maxSize, capacity));
    }

    /** The same group with other sizes. */
    public GroupConfiguration withSizes(int min, int max, int desired) {
        return new GroupConfiguration(
                autoScalingGroupName,
                min,
                max,
                desired,
                availabilityZones,
                defaultCooldown,
                defaultInstanceWarmup,
                detailedMonitoring);
    }
}

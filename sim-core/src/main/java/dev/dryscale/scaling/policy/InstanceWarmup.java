package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.Knobs;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.metric.MetricFamily;
import org.jspecify.annotations.Nullable;

/**
 * The warm-up of one instance, settled when it is launched (TT-30): the launching policy's, else the group's, else the default
 * cooldown.
 *
 * @param seconds at least 0
 * @param source who says so
 */
public record InstanceWarmup(int seconds, Source source) {

    /** Who sets a warm-up. */
    public enum Source {
        /** {@code EstimatedInstanceWarmup} of the policy that launched the instance. */
        POLICY,
        /** {@code DefaultInstanceWarmup} of the group. */
        GROUP,
        /** Nobody: the default cooldown stands in (TT-33, TT-36). */
        DEFAULT_COOLDOWN
    }

    /**
     * The warm-up of an instance.
     *
     * @param launchedBy the policy that launched it; null for the initial fleet, a schedule, a replacement or a person
     */
    public static InstanceWarmup of(@Nullable ScalingPolicy launchedBy, GroupConfiguration group) {
        Integer ofPolicy = launchedBy == null ? null : launchedBy.estimatedInstanceWarmup();
        if (ofPolicy != null) {
            return new InstanceWarmup(ofPolicy, Source.POLICY);
        }
        Integer ofGroup = group.defaultInstanceWarmup();
        return ofGroup != null
                ? new InstanceWarmup(ofGroup, Source.GROUP)
                : new InstanceWarmup(group.defaultCooldown(), Source.DEFAULT_COOLDOWN);
    }

    /** {@link #of} in seconds. */
    public static int effectiveSeconds(@Nullable ScalingPolicy launchedBy, GroupConfiguration group) {
        return of(launchedBy, group).seconds();
    }

    /**
     * When the warm-up ends, nanoseconds since the run's start; never before the instance is InService (TT-31, knob
     * {@code warmup.from}).
     */
    public long endsAtNanos(Profile profile, long launchNanos, long inServiceNanos) {
        long from = profile.warmupFrom() == Knobs.WarmupFrom.LAUNCH ? launchNanos : inServiceNanos;
        return Math.max(inServiceNanos, from + seconds * 1_000_000_000L);
    }

    /**
     * Whether an InService instance is in the group's metric: always for metrics that do not leave out warming instances
     * (TT-32) and where nobody sets a warm-up (TT-33), else once it is past its warm-up.
     */
    public boolean inMetric(MetricFamily family, boolean pastWarmup) {
        return pastWarmup || source == Source.DEFAULT_COOLDOWN || !family.leavesOutWarmingInstances();
    }
}

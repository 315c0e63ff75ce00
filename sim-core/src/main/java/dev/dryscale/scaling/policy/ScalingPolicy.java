package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * A rule that turns what a group looks like into the capacity it should have. Immutable; what it remembers lives in the
 * controller it makes for one run.
 */
public interface ScalingPolicy {

    int NO_COOLDOWN = -1;

    /** The policy's name, unique within its group. */
    String name();

    /** A fresh controller for one group in one run. */
    Controller newController(Profile profile, GroupConfiguration group);

    /** Seconds an instance launched by this policy warms up; null when the policy does not say (TT-30). */
    default @Nullable Integer estimatedInstanceWarmup() {
        return null;
    }

    /** Seconds that simple scaling waits after an activity of this policy; {@link #NO_COOLDOWN} when it does not (SS-7). */
    default int cooldownSeconds(GroupConfiguration group) {
        return NO_COOLDOWN;
    }

    /** Whether it acts by the clock or a forecast, so that the same load does not always get the same answer. */
    default boolean isTimed() {
        return false;
    }

    /** False for a policy that is attached and switched off (TT-45). */
    default boolean enabled() {
        return true;
    }

    /** The same policy, switched on. */
    default ScalingPolicy switchedOn() {
        return this;
    }
}

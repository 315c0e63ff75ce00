package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.group.GroupConfiguration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An EC2 Auto Scaling simple scaling policy: one adjustment, then a wait (SS-1 to SS-7). Its alarms are the user's own.
 *
 * @param minAdjustmentMagnitude least change for a percent adjustment, 0 for none
 * @param cooldown seconds; null takes the group's default cooldown (SS-2)
 */
public record SimpleScalingPolicy(
        String name,
        AdjustmentType adjustmentType,
        int scalingAdjustment,
        int minAdjustmentMagnitude,
        @Nullable Integer cooldown,
        boolean enabled,
        List<AlarmDefinition> alarms)
        implements ScalingPolicy {

    public SimpleScalingPolicy {
        alarms = List.copyOf(alarms);
    }

    /**
     * Seconds the group's simple scaling waits after an activity this policy began, counted from the last instance that
     * finished launching or terminating (SS-2, SS-4).
     */
    @Override
    public int cooldownSeconds(GroupConfiguration group) {
        return cooldown != null ? cooldown : group.defaultCooldown();
    }

    @Override
    public SimpleScalingPolicy switchedOn() {
        return new SimpleScalingPolicy(
                name, adjustmentType, scalingAdjustment, minAdjustmentMagnitude, cooldown, true, alarms);
    }

    @Override
    public Controller newController(Profile profile, GroupConfiguration group) {
        return new SimpleScalingController(this);
    }
}

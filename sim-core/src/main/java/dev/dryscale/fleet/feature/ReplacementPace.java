package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.GroupControls;
import dev.dryscale.fleet.Instance;
import dev.dryscale.fleet.ScalingProcess;
import org.jspecify.annotations.Nullable;

/** How many instances may be replaced now, and how: terminate first, or launch first (LC-23, LC-24, LC-26). */
final class ReplacementPace {

    private static final int TENTH = 10;

    private final GroupControls controls;
    private final @Nullable InstanceMaintenancePolicy policy;
    private final ScalingProcess process;
    private final String launchCause;

    /**
     * Paced by the group's maintenance policy, if it has one.
     *
     * @param process that replaces; nothing is replaced while it is suspended
     * @param launchCause why a replacement is launched, after its time
     */
    ReplacementPace(GroupControls controls, ScalingProcess process, String launchCause) {
        this(controls, InstanceMaintenancePolicy.of(controls), process, launchCause);
    }

    /** @param policy null for the ten percent of LC-24 */
    ReplacementPace(
            GroupControls controls,
            @Nullable InstanceMaintenancePolicy policy,
            ScalingProcess process,
            String launchCause) {
        this.controls = controls;
        this.policy = policy;
        this.process = process;
        this.launchCause = launchCause;
    }

    /** Replaces what is unhealthy. */
    static ReplacementPace ofUnhealthy(GroupControls controls) {
        return new ReplacementPace(
                controls,
                ScalingProcess.REPLACE_UNHEALTHY,
                "an instance was launched in response to an unhealthy instance needing to be replaced.");
    }

    /** Ten percent of the capacity, at least one (LC-24, LC-8). */
    static int tenth(int capacity) {
        return Math.max(1, capacity / TENTH);
    }

    /**
     * How many more may go.
     *
     * @param limit how many may be missing at once
     * @param desired desired capacity
     * @param inService instances InService, unhealthy ones included
     */
    static int mayGo(int limit, int desired, int inService) {
        return Math.max(0, limit - Math.max(0, desired - inService));
    }

    /**
     * Replaces one instance if that may be done now.
     *
     * @return whether it is being replaced
     */
    boolean replace(Instance old, String cause, long nowNanos) {
        if (controls.isSuspended(process) || controls.isSuspended(ScalingProcess.TERMINATE) || old.isBeingReplaced()) {
            return false;
        }
        int desired = controls.desiredCapacity();
        var rule = policy;
        if (rule != null && rule.launchesFirst()) {
            long extra = controls.instances().stream().filter(Instance::isHeld).count() - desired;
            return extra < rule.mayExceedBy(desired) && controls.replace(old, launchCause, cause, null, nowNanos);
        }
        int limit = rule == null ? tenth(desired) : rule.mayLack(desired);
        if (mayGo(limit, desired, healthy(nowNanos)) == 0) {
            return false;
        }
        if (process == ScalingProcess.REPLACE_UNHEALTHY) {
            controls.terminate(old, cause, nowNanos);
        } else {
            controls.abandon(old, cause, nowNanos);
        }
        return true;
    }

    /** InService; where healthy instances are replaced, past their warm-up too. */
    private int healthy(long nowNanos) {
        boolean warmed = process == ScalingProcess.INSTANCE_REFRESH;
        return (int) controls.instances().stream()
                .filter(instance -> instance.isInService() && !instance.isKilled())
                .filter(instance -> !warmed || instance.warmupEndsNanos() <= nowNanos)
                .count();
    }
}

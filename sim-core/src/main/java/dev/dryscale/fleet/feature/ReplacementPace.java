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

    ReplacementPace(GroupControls controls) {
        this(controls, InstanceMaintenancePolicy.of(controls));
    }

    /** @param policy null for the ten percent of LC-24 */
    ReplacementPace(GroupControls controls, @Nullable InstanceMaintenancePolicy policy) {
        this.controls = controls;
        this.policy = policy;
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
        if (controls.isSuspended(ScalingProcess.REPLACE_UNHEALTHY)
                || controls.isSuspended(ScalingProcess.TERMINATE)
                || old.isBeingReplaced()) {
            return false;
        }
        int desired = controls.desiredCapacity();
        var rule = policy;
        if (rule != null && rule.launchesFirst()) {
            long extra = controls.instances().stream().filter(Instance::isHeld).count() - desired;
            return extra < rule.mayExceedBy(desired) && controls.replace(old, launchCause(), cause, null, nowNanos);
        }
        int limit = rule == null ? tenth(desired) : rule.mayLack(desired);
        int inService = (int) controls.instances().stream()
                .filter(instance -> instance.isInService() && !instance.isKilled())
                .count();
        if (mayGo(limit, desired, inService) == 0) {
            return false;
        }
        controls.terminate(old, cause, nowNanos);
        return true;
    }

    private static String launchCause() {
        return "an instance was launched in response to an unhealthy instance needing to be replaced.";
    }
}

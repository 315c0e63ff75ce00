package dev.dryscale.fleet;

import dev.dryscale.scaling.policy.NotScaledReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The activities of Application Auto Scaling (AAS-22): one for each capacity that was set, in progress until it is there or
 * another one is set, and one for each run of equal refusals.
 */
final class TargetActivities {

    private final ActivityHistory history;
    private final Map<String, NotScaledReason> refused = new HashMap<>();
    private int open = Instance.NO_ACTIVITY;
    private boolean out;
    private int wanted;

    TargetActivities(ActivityHistory history) {
        this.history = history;
    }

    void set(int from, int to, String cause, long nowNanos) {
        if (from == to) {
            return;
        }
        if (open != Instance.NO_ACTIVITY) {
            history.override(open, nowNanos);
        }
        open = history.setting(from, to, cause, nowNanos);
        out = to > from;
        wanted = to;
        refused.clear();
    }

    /** An instance came or went. */
    void progressed(List<Instance> instances, long nowNanos) {
        if (open == Instance.NO_ACTIVITY) {
            return;
        }
        var size = FleetSize.of(instances, nowNanos);
        if (out ? size.inService() >= wanted : size.terminating() == 0) {
            history.fulfil(open, wanted, nowNanos);
            open = Instance.NO_ACTIVITY;
        }
    }

    /** A policy that an alarm invoked decided this. */
    void decided(String policy, String cause, String reason, long nowNanos) {
        var code = NotScaledReason.namedIn(reason);
        if (code.isEmpty()) {
            refused.remove(policy);
        } else if (refused.put(policy, code.get()) != code.get()) {
            history.notScaled(cause, code.get().awsName(), nowNanos);
        }
    }
}

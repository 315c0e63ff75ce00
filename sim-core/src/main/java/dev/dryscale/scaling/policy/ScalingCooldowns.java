package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.Knobs;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.CapacityActivity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Application Auto Scaling's cooldowns, read off the activities so far (AAS-1 to AAS-5). */
final class ScalingCooldowns {

    private ScalingCooldowns() {}

    /**
     * The capacity that the policy's scale-outs of the running cooldown have added (AAS-2, AAS-3): an escalation within the
     * window adds up, a scale-out after its end begins anew. 0 when no cooldown runs.
     */
    static int credit(
            Profile profile, List<CapacityActivity> activities, String policy, int cooldownSeconds, long nowNanos) {
        boolean completedOnly = profile.aasCredit() == Knobs.AasCredit.COMPLETED;
        int credit = 0;
        long until = nowNanos;
        for (int i = activities.size() - 1; i >= 0; i--) {
            var activity = activities.get(i);
            if (!activity.scalesOut() || !policy.equals(activity.policy())) {
                continue;
            }
            if (activity.cooldownEndsNanos(cooldownSeconds) <= until) {
                break;
            }
            boolean completed = !activity.inProgress() && !activity.overridden();
            credit += completed || !completedOnly ? activity.to() - activity.from() : 0;
            until = activity.startNanos();
        }
        return credit;
    }

    /** The scale-in whose cooldown keeps another one from starting; null when none does. A scale-out since then ends it (AAS-4). */
    static @Nullable CapacityActivity holdingScaleIn(
            List<CapacityActivity> activities, int cooldownSeconds, long nowNanos) {
        for (int i = activities.size() - 1; i >= 0; i--) {
            var activity = activities.get(i);
            if (activity.policy() == null) {
                continue; // AAS-5: cooldowns concern policies only
            }
            if (activity.scalesOut()) {
                return null;
            }
            if (activity.scalesIn()) {
                return activity.cooldownEndsNanos(cooldownSeconds) > nowNanos ? activity : null;
            }
        }
        return null;
    }
}

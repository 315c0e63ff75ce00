package dev.dryscale.scaling.group;

import dev.dryscale.scaling.Knobs;
import dev.dryscale.scaling.Profile;
import org.jspecify.annotations.Nullable;

/**
 * What keeps every policy of a group from scaling in for now (TT-36).
 *
 * @param outcome the decision log's word: {@code warm-up} or {@code cooldown}
 * @param reason the sentence
 */
public record ScaleInBlock(String outcome, String reason) {

    /**
     * What blocks scale-in, or null when nothing does.
     *
     * @param warmingUp instances pending or InService whose warm-up a policy or the group sets and has not ended
     * @param coolingDown instances pending or InService with no warm-up set, within the default cooldown after their launch
     * @param nowNanos time of the evaluation
     * @param lastScaleInEndNanos when the last scale-in ended; null when there was none
     */
    public static @Nullable ScaleInBlock of(
            Profile profile,
            GroupConfiguration group,
            int warmingUp,
            int coolingDown,
            long nowNanos,
            @Nullable Long lastScaleInEndNanos) {
        if (profile.scaleInBlockedDuringWarmup() && warmingUp > 0) {
            return new ScaleInBlock("warm-up", instances(warmingUp) + " warming up (TT-36)");
        }
        if (profile.scaleInBlockedByDefaultCooldownWhenNoWarmup() && coolingDown > 0) {
            return new ScaleInBlock(
                    "cooldown",
                    instances(coolingDown) + " within the default cooldown after launch, " + group.defaultCooldown()
                            + " s (TT-36)");
        }
        boolean waits = profile.scaleInAfterScaleIn() == Knobs.AfterScaleIn.DEFAULT_COOLDOWN
                && lastScaleInEndNanos != null
                && nowNanos < lastScaleInEndNanos + group.defaultCooldown() * 1_000_000_000L;
        return waits
                ? new ScaleInBlock(
                        "cooldown",
                        "within " + group.defaultCooldown() + " s of the last scale-in (scaleIn.afterScaleIn)")
                : null;
    }

    private static String instances(int count) {
        return count == 1 ? "1 instance is" : count + " instances are";
    }
}

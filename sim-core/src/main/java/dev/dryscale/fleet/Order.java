package dev.dryscale.fleet;

import dev.dryscale.scaling.policy.InstanceWarmup;
import org.jspecify.annotations.Nullable;

/**
 * One change of a group's capacity, as its launches and terminations see it.
 *
 * @param trigger the first sentence of their cause; empty when there is none
 * @param from the capacity before
 * @param to the desired capacity
 * @param warmup what governs the warm-up of what is launched
 * @param byPolicy whether a scaling policy wants it, so that launches stay open until the warm-up ends (TT-38)
 * @param cooldownSeconds what simple scaling waits once the last instance of this is done, or {@link
 *     Instance#NO_COOLDOWN}
 * @param instead the launches' whole cause after its time; null when it is the difference in capacity
 */
record Order(
        String trigger,
        int from,
        int to,
        InstanceWarmup warmup,
        boolean byPolicy,
        int cooldownSeconds,
        @Nullable String instead) {

    Order because(@Nullable String cause) {
        return new Order(trigger, from, to, warmup, byPolicy, cooldownSeconds, cause);
    }
}

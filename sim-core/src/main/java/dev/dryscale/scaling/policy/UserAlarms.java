package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.alarm.AlarmState;
import dev.dryscale.scaling.policy.ScalingDecision.NoChange;
import dev.dryscale.scaling.policy.ScalingDecision.SetDesiredCapacity;
import java.util.function.Function;

/** What a policy with alarms of the user's own does when they invoke it: the largest capacity of those that do (TT-42). */
final class UserAlarms {

    private UserAlarms() {}

    /** Decides alarm by alarm; a policy that is switched off, or that no alarm invokes, does nothing. */
    static ScalingDecision decide(
            boolean enabled, Observation observation, Function<AlarmStatus, ScalingDecision> perAlarm) {
        if (!enabled) {
            return new NoChange(Outcome.DISABLED, "the policy is disabled (TT-45)");
        }
        ScalingDecision best = null;
        for (AlarmStatus alarm : observation.alarms()) {
            if (alarm.invokedInAlarm()) {
                ScalingDecision decision = perAlarm.apply(alarm);
                best = best == null || capacity(decision) > capacity(best) ? decision : best;
            }
        }
        return best == null ? idle(observation) : best;
    }

    private static int capacity(ScalingDecision decision) {
        return decision instanceof SetDesiredCapacity set ? set.desiredCapacity() : -1;
    }

    private static NoChange idle(Observation observation) {
        boolean inAlarm = observation.alarms().stream().anyMatch(alarm -> alarm.state() == AlarmState.ALARM);
        if (inAlarm) {
            return new NoChange(Outcome.IN_PLACE, "no alarm invokes the policy now");
        }
        boolean blind = observation.alarms().stream().anyMatch(alarm -> alarm.state() == AlarmState.INSUFFICIENT_DATA);
        return blind
                ? new NoChange(Outcome.INSUFFICIENT_DATA, "too few datapoints are visible")
                : new NoChange(Outcome.NO_BREACH, "no alarm of the policy is in ALARM");
    }
}

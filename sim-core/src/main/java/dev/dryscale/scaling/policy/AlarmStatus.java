package dev.dryscale.scaling.policy;

import dev.dryscale.scaling.Knobs;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.alarm.AlarmEvaluation;
import dev.dryscale.scaling.alarm.AlarmState;

/**
 * An alarm as its policy sees it.
 *
 * @param evaluation the newest one, made now or earlier
 * @param stateSinceNanos when the alarm entered its state
 * @param invoked whether the alarm invokes its policy at this very instant (CW-20); false for an alarm whose own second of the
 *     minute it is not (CW-5), and for one that is not in ALARM
 */
public record AlarmStatus(
        AlarmDefinition definition, AlarmEvaluation evaluation, long stateSinceNanos, boolean invoked) {

    /**
     * The status of an alarm that was evaluated at this instant: in ALARM it invokes its policy on the transition and then once
     * a minute, however often it is evaluated (TT-50), or on the transition only, as the profile says (CW-20).
     */
    public static AlarmStatus evaluatedNow(
            AlarmDefinition definition,
            AlarmEvaluation evaluation,
            long stateSinceNanos,
            long nowNanos,
            Profile profile) {
        boolean again = profile.cwReinvoke() == Knobs.Reinvoke.EVERY_MINUTE
                && (nowNanos - stateSinceNanos) % profile.cwReinvokeEveryNanos() == 0;
        boolean invoked = evaluation.state() == AlarmState.ALARM && (again || evaluation.stateChanged());
        return new AlarmStatus(definition, evaluation, stateSinceNanos, invoked);
    }

    /** The status of an alarm that was evaluated earlier and stands. */
    public static AlarmStatus standing(AlarmDefinition definition, AlarmEvaluation evaluation, long stateSinceNanos) {
        return new AlarmStatus(definition, evaluation, stateSinceNanos, false);
    }

    /** The same alarm, whose policy looks at it now: in ALARM it invokes it, whenever it was evaluated (TT-45, LC-65). */
    public AlarmStatus lookedAt() {
        return new AlarmStatus(definition, evaluation, stateSinceNanos, state() == AlarmState.ALARM);
    }

    public AlarmState state() {
        return evaluation.state();
    }

    boolean invokedInAlarm() {
        return invoked && state() == AlarmState.ALARM;
    }
}

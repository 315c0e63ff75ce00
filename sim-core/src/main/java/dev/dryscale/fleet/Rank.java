package dev.dryscale.fleet;

import dev.dryscale.scaling.Knobs;
import dev.dryscale.scaling.Profile;

/**
 * In which order things of one instant happen: instance transitions, the end of the minute, alarms, what alarms cause,
 * and last the snapshot for the timeline. The knob {@code sim.ties} moves the transitions behind the evaluation.
 *
 * @param transition rank of everything an instance goes through
 */
record Rank(int transition) {

    static final int CLOSE_MINUTE = 20;
    static final int ALARM = 30;
    static final int ACTION = 40;
    static final int SNAPSHOT = 90;

    private static final int TRANSITIONS_FIRST = 10;
    private static final int EVALUATION_FIRST = 50;

    static Rank of(Profile profile) {
        return new Rank(profile.ties() == Knobs.Ties.TRANSITIONS_FIRST ? TRANSITIONS_FIRST : EVALUATION_FIRST);
    }
}

package dev.dryscale.aws.apply;

import java.util.Locale;

/** The points of a run that are recorded; an undo has its own. */
enum Step {
    /** The plan, before anything else. */
    STARTED("nothing has been written"),
    /** All guards held on a fresh reading. */
    CHECKED("nothing has been written"),
    /** Recorded before the request leaves: from here on it may have had its effect. */
    SENDING("a request was about to leave: whether it had its effect must be read from AWS"),
    /** What came back. */
    ANSWERED("a request was answered: what the group is now must be read from AWS"),
    /** A fresh description equals the plan, alarms included. */
    VERIFIED("the change was made and verified"),
    NOTHING_TO_DO("the group already was as planned; nothing was written"),
    NOT_WRITTEN("AWS refused the change; the group is as it was"),
    REFUSED("refused before anything was written"),
    STOPPED("stopped by the user before anything was written"),
    FOREIGN("somebody else changed the policy meanwhile; nothing of theirs was overwritten"),
    UNKNOWN("whether the change was made is not known"),
    ALARMS_MISSING("the policy was changed and AWS did not make its alarms"),
    UNDO_STARTED("an undo was begun; nothing of it has been written"),
    UNDO_SENDING("an undo was about to leave: whether it had its effect must be read from AWS"),
    UNDO_ANSWERED("an undo was answered: what the group is now must be read from AWS"),
    UNDONE("the change was taken back and verified"),
    UNDO_FAILED("the change could not be taken back"),
    UNDO_UNKNOWN("whether the change was taken back is not known");

    private final String meaning;

    Step(String meaning) {
        this.meaning = meaning;
    }

    /** What is true when this is the last record. */
    String meaning() {
        return meaning;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.dryscale.experiment;

/** Where long work tells how far it is, and learns that nobody waits for it any more. A port: the clock is outside. */
public interface Progress {

    /** Called from time to time, from any thread; {@code fraction} in [0, 1]. */
    void report(double fraction, String doing);

    /** Whether to stop early; the work then ends with what it has, marked as partial. */
    default boolean cancelled() {
        return false;
    }

    /** Tells nobody. */
    Progress NONE = (fraction, doing) -> {};
}

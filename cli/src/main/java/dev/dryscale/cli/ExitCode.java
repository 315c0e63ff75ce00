package dev.dryscale.cli;

/** What the process tells whoever called it; the numbers are a promise to scripts. */
final class ExitCode {

    /** Done, and every gate held. */
    static final int DONE = 0;

    /** Bad input, or an output that could not be written. */
    static final int FAILED = 1;

    /** The command line itself is wrong. */
    static final int USAGE = 2;

    /** The work was done, and a gate was missed. */
    static final int GATE_MISSED = 3;

    /** A plan has something to change, for who asked with {@code --detailed-exitcode}. */
    static final int CHANGES_PENDING = 5;

    private ExitCode() {}
}

package dev.dryscale.scenario.trace;

/** What happens to a line that breaks its format's rules. */
public enum Malformed {
    /** The trace is refused, every such line named. */
    REFUSE,
    /** The line is left out and counted. */
    SKIP
}

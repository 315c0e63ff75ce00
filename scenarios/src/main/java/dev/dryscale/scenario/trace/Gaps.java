package dev.dryscale.scenario.trace;

/** What a hole in recorded counts stands for; nobody but the scenario's author can know. */
public enum Gaps {
    /** Nothing arrived. */
    ZERO,
    /** What arrived in the last recorded interval went on arriving. */
    HOLD,
    /** The rate went in a straight line from the last recorded interval to the next. */
    INTERPOLATE,
    /** The recorded pieces are spliced together; later times move up by what is left out. */
    SKIP
}

package dev.dryscale.scenario.trace;

/** What two lines with the same stamp are. */
public enum Duplicates {
    /** Counts: their sum. Requests: simultaneous arrivals. The default for lines that are one request. */
    SUM,
    /** A mistake. The default for counts. */
    REFUSE
}

package dev.dryscale.scenario.trace;

/** What a parser made of one line. */
enum Verdict {
    /** A request or a count, now in the record. */
    RECORD,
    /** A request that a load balancer answered by itself: counted by reason, not replayed. */
    UNSENT,
    /** A request that a filter leaves out. */
    FILTERED,
    /** A header, a comment or a blank line. */
    NOTHING,
    /** A line that breaks the format's rules; the record says which. */
    REFUSED
}

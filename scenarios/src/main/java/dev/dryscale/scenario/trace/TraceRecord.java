package dev.dryscale.scenario.trace;

/** What one line of a trace says; one object is filled again and again, so that reading makes no garbage. */
final class TraceRecord {

    static final long NO_SERVICE_TIME = -1;
    static final int NO_OUTCOME = 0;

    /** Nanoseconds since 1970 (or since the recording's start) at which the request arrived or the interval began. */
    long stampNanos;

    /** The recorded time at the server in nanoseconds; {@link #NO_SERVICE_TIME} when the line has none. */
    long serviceNanos = NO_SERVICE_TIME;

    /** The HTTP status that the client saw; {@link #NO_OUTCOME} when the line has none. */
    int outcome = NO_OUTCOME;

    /** Requests in the interval; 1 for a line that is one request. */
    double count = 1;

    /** The line's number in its file, from 1. */
    long line;

    /** Why the request never reached a server; empty when it did. */
    String unsent = "";

    String rule = "";
    int badFrom;
    int badTo;

    /** Notes why the line is refused and which bytes are at fault. */
    Verdict refuse(String what, int from, int to) {
        rule = what;
        badFrom = from;
        badTo = to;
        return Verdict.REFUSED;
    }

    void copyFrom(TraceRecord other) {
        stampNanos = other.stampNanos;
        serviceNanos = other.serviceNanos;
        outcome = other.outcome;
        count = other.count;
        line = other.line;
        unsent = other.unsent;
    }
}

package dev.dryscale.scenario.trace;

/** The rules of one format: turns a line's bytes into a record. Made for one file, used by one thread. */
interface LineParser {

    /** Reads {@code bytes[from, to)}, a line without its end, into {@code record}. */
    Verdict parse(byte[] bytes, int from, int to, TraceRecord record);

    /** The smallest step, in nanoseconds, that the stamps read so far can express. */
    long finestNanos();
}

package dev.dryscale.scenario.trace;

import java.io.Closeable;
import java.io.IOException;

/** A trace's records, one after the other. Used by one thread. */
interface RecordCursor extends Closeable {

    /** Writes the next record; false at the end. */
    boolean next(TraceRecord record) throws IOException;

    /** The smallest step, in nanoseconds, that the stamps read so far can express. */
    long finestNanos();

    @Override
    void close() throws IOException;
}

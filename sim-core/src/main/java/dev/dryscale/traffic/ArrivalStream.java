package dev.dryscale.traffic;

/** The arrivals of one run in time order, handed out in blocks. Used by one thread. */
public interface ArrivalStream extends AutoCloseable {

    /** What {@link #fill} writes as service time when the traffic does not carry one. */
    long NO_SERVICE_TIME = -1;

    /**
     * Writes the next arrivals: {@code atNanos[i]} non-decreasing, in nanoseconds since the source's start, and
     * {@code serviceNanos[i]} the recorded service time or {@link #NO_SERVICE_TIME}. Both arrays have equal length.
     *
     * @return how many were written; 0 once the source has ended
     */
    int fill(long[] atNanos, long[] serviceNanos);

    /** Whether {@link #fill} writes recorded service times. */
    default boolean carriesServiceTimes() {
        return false;
    }

    /** Whether the service times are the final ones, drawn where none was recorded: nothing is to be drawn any more. */
    default boolean isDrawn() {
        return false;
    }

    /** Releases files; no checked exception, I/O trouble is an {@link java.io.UncheckedIOException}. */
    @Override
    default void close() {}
}

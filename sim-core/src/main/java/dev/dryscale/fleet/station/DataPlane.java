package dev.dryscale.fleet.station;

import java.util.List;

/**
 * Where requests are routed, served and booked between two control events. Rows are dense indexes of instances, given by
 * the group and used again after {@link #remove}. Used by one thread.
 *
 * <p>At equal times, departures come before control events, control events before arrivals: an arrival at {@code t} sees
 * every departure up to and including {@code t}.
 */
public interface DataPlane {

    /** What {@link #idleAtNanos} says when only the future can tell. */
    long UNKNOWN = Long.MAX_VALUE;

    /** Which engine this is and why, for reports, e.g. {@code event loop: processor sharing}. */
    String description();

    /** What a reader of the result must know of this engine: how far it can be trusted. */
    default List<String> notes() {
        return List.of();
    }

    /**
     * Processes everything that happens strictly before {@code untilNanos}.
     *
     * @return {@code untilNanos}, or the earlier instant at which a deregistered row became idle (its last request
     *     left); everything up to and including that departure has then been processed
     */
    long runUntil(long untilNanos);

    /**
     * What the instance of a row that is registered next offers.
     *
     * @param vcpus at least 1
     * @param concurrency at least 1
     */
    default void size(int row, int vcpus, int concurrency) {}

    /** The row receives no requests for now, and keeps those it has. */
    default void pause(int row, long nowNanos) {
        deregister(row, nowNanos);
    }

    /** A paused row receives requests again. */
    default void unpause(int row, long nowNanos) {
        register(row, nowNanos);
    }

    /** About how long a request that arrives now waits before it is served; {@link #UNKNOWN} if it is turned away. */
    default long waitNanos(int row, long nowNanos) {
        return 0;
    }

    /** When the row's last request left; {@link #UNKNOWN} while it has one, or where single requests are not told apart. */
    default long idleSinceNanos(int row, long nowNanos) {
        return UNKNOWN;
    }

    /** The initial instances are registered and the run begins: what the start state says is there is put there. */
    default void begin(long nowNanos) {}

    /** The run has ended. */
    default void end(long nowNanos) {}

    /** The row starts to receive requests. */
    void register(int row, long nowNanos);

    /** The row receives no new requests; those it has may finish. */
    void deregister(int row, long nowNanos);

    /**
     * When the last request of a deregistered row leaves: an instant not after which the row is idle, {@code nowNanos}
     * if it is idle already, or {@link #UNKNOWN}, in which case {@link #runUntil} stops at that instant.
     */
    long idleAtNanos(int row, long nowNanos);

    /** The instance is gone: whatever it still had in service or waiting is lost. */
    void remove(int row, long nowNanos);

    /** Start-up work keeps {@code vcpus} of the row's vCPUs busy from now on; 0 ends it. */
    void startupLoad(int row, double vcpus, long nowNanos);

    /**
     * The minute ends: books what the open minute needs, so that {@link #busyNanos}, {@link #routed} and the request
     * book speak about exactly this minute until the next call of {@link #runUntil}.
     */
    void closeMinute(long endNanos);

    /** vCPU-nanoseconds ({@code cpu}) or slot-nanoseconds ({@code slots}) of requests that the row did in the closed minute. */
    long busyNanos(int row);

    /** Requests routed to the row in the closed minute. */
    long routed(int row);

    /** Service nanoseconds (CPU or slot time) of all attempts that arrived in the closed minute. */
    long offeredWorkNanos();

    /** The sum of the ages, at {@code nowNanos}, of all attempts in system then. */
    long agesNanos(long nowNanos);

    /** Who is where now, counted by the plane itself and not by the books, once the minute is closed. */
    Census census();

    /**
     * What the audit holds the books against.
     *
     * @param firstAttempts taken from the traffic, or there at the start
     * @param retries that clients have made
     * @param inSystem attempts that the plane holds
     * @param waitingToRetry requests whose client will try again
     */
    record Census(long firstAttempts, long retries, long inSystem, long waitingToRetry) {}

    /** The work of all requests ever admitted, done, lost and still to do: {@code admitted = done + lost + left}. */
    WorkTotals workTotals();

    /** In unit-nanoseconds; exact in {@code slots} mode. */
    record WorkTotals(long admitted, long done, long lost, long left) {}
}

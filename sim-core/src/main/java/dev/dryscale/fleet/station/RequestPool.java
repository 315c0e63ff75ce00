package dev.dryscale.fleet.station;

import dev.dryscale.record.ObservationBook;
import java.util.Arrays;

/**
 * The requests that are alive, as columns of primitive arrays with a free list: in the system, or waiting for a retry.
 * Those in the system can be kept in the order of their arrival ({@link #append}), oldest first.
 */
final class RequestPool {

    static final int NONE = -1;

    /** The class of a request that was there at the start. */
    static final int FROM_THE_START = -1;

    /** When the present attempt arrived. */
    long[] arrivalNanos = new long[64];
    /** CPU or slot time; the same for every attempt. */
    long[] workNanos = new long[64];

    long[] ioNanos = new long[64];
    /** At the shared resource. */
    long[] downstreamNanos = new long[64];
    /** Attempts before the present one. */
    int[] retries = new int[64];

    int[] rows = new int[64];
    /** The class of a request whose law of time has classes; {@link #FROM_THE_START} for one that was there at the start. */
    int[] classes = new int[64];
    /** Whether a request that holds a place is done with its CPU work. */
    boolean[] onIo = new boolean[64];

    /** The next one in a waiting line, or in the free list. */
    int[] next = new int[64];

    private int[] older = new int[64];
    private int[] newer = new int[64];
    private int oldest = NONE;
    private int newest = NONE;
    private int used;
    private int free = NONE;

    /** The request at hand. */
    int allocate(RequestFeed feed) {
        int id = allocate(feed.workNanos(), feed.ioNanos());
        downstreamNanos[id] = feed.downstreamNanos();
        classes[id] = feed.requestClass();
        return id;
    }

    int allocate(long work, long io) {
        int id = free;
        if (id != NONE) {
            free = next[id];
        } else {
            id = used++;
            if (id == next.length) {
                grow(2 * id);
            }
        }
        workNanos[id] = work;
        ioNanos[id] = io;
        downstreamNanos[id] = 0;
        retries[id] = 0;
        classes[id] = 0;
        return id;
    }

    /** When an observed request arrived; a negative number when it was there at the start. */
    long observedArrival(int id) {
        return classes[id] == FROM_THE_START ? ObservationBook.FROM_THE_START : arrivalNanos[id];
    }

    void release(int id) {
        next[id] = free;
        free = id;
    }

    /** The request that arrived first of those appended and not unlinked, or {@link #NONE}. */
    int oldest() {
        return oldest;
    }

    /** When the oldest has been there for {@code nanos}: with equal time-outs, the next instant at which one is due. */
    long earliestDeadline(long nanos) {
        if (oldest == NONE) {
            return Long.MAX_VALUE;
        }
        long deadline = arrivalNanos[oldest] + nanos;
        return deadline < 0 ? Long.MAX_VALUE : deadline;
    }

    void append(int id) {
        older[id] = newest;
        newer[id] = NONE;
        if (newest == NONE) {
            oldest = id;
        } else {
            newer[newest] = id;
        }
        newest = id;
    }

    void unlink(int id) {
        int before = older[id];
        int after = newer[id];
        if (before == NONE) {
            oldest = after;
        } else {
            newer[before] = after;
        }
        if (after == NONE) {
            newest = before;
        } else {
            older[after] = before;
        }
    }

    private void grow(int size) {
        arrivalNanos = Arrays.copyOf(arrivalNanos, size);
        workNanos = Arrays.copyOf(workNanos, size);
        ioNanos = Arrays.copyOf(ioNanos, size);
        downstreamNanos = Arrays.copyOf(downstreamNanos, size);
        retries = Arrays.copyOf(retries, size);
        rows = Arrays.copyOf(rows, size);
        classes = Arrays.copyOf(classes, size);
        onIo = Arrays.copyOf(onIo, size);
        next = Arrays.copyOf(next, size);
        older = Arrays.copyOf(older, size);
        newer = Arrays.copyOf(newer, size);
    }
}

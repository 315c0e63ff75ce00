package dev.dryscale.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The future event list: a binary heap of events ordered by time, then by rank, then by order of scheduling, so that two
 * runs of one scenario never differ.
 */
final class EventList {

    private long[] times = new long[64];
    private long[] orders = new long[64];
    private @Nullable Event[] events = new Event[64];
    private int size;
    private long nextSequence;

    void add(long timeNanos, int rank, Event event) {
        if (size == times.length) {
            grow();
        }
        long order = ((long) rank << 48) | nextSequence++;
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >> 1;
            if (!before(timeNanos, order, times[parent], orders[parent])) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        put(hole, timeNanos, order, event);
    }

    /** The time of the next event, {@link Long#MAX_VALUE} when there is none. */
    long nextTimeNanos() {
        return size == 0 ? Long.MAX_VALUE : times[0];
    }

    Event poll() {
        var first = events[0];
        if (first == null) {
            throw new IllegalStateException("no event is scheduled");
        }
        int last = --size;
        var event = events[last];
        events[last] = null;
        if (last > 0 && event != null) {
            siftDown(times[last], orders[last], event);
        }
        return first;
    }

    private void siftDown(long time, long order, Event event) {
        int hole = 0;
        for (int child = 1; child < size; child = 2 * hole + 1) {
            if (child + 1 < size && before(times[child + 1], orders[child + 1], times[child], orders[child])) {
                child++;
            }
            if (!before(times[child], orders[child], time, order)) {
                break;
            }
            move(child, hole);
            hole = child;
        }
        put(hole, time, order, event);
    }

    private static boolean before(long time, long order, long otherTime, long otherOrder) {
        return time < otherTime || (time == otherTime && order < otherOrder);
    }

    private void move(int from, int to) {
        times[to] = times[from];
        orders[to] = orders[from];
        events[to] = events[from];
    }

    private void put(int at, long time, long order, Event event) {
        times[at] = time;
        orders[at] = order;
        events[at] = event;
    }

    private void grow() {
        times = Arrays.copyOf(times, 2 * size);
        orders = Arrays.copyOf(orders, 2 * size);
        events = Arrays.copyOf(events, 2 * size);
    }
}

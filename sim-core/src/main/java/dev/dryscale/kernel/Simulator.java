package dev.dryscale.kernel;

import java.util.Locale;

/** The executive: holds the clock and the future events of one run. Single-threaded. Time is nanoseconds since the start. */
public final class Simulator {

    private final EventList eventList = new EventList();
    private long nowNanos;

    /** The current simulated time. */
    public long nowNanos() {
        return nowNanos;
    }

    /**
     * Schedules {@code event}.
     *
     * @param atNanos not before now
     * @param rank order among events of the same instant, smaller first, in [0, 32767]
     */
    public void schedule(long atNanos, int rank, Event event) {
        if (atNanos < nowNanos) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "cannot schedule at %d ns, the clock is already at %d ns", atNanos, nowNanos));
        }
        eventList.add(atNanos, rank, event);
    }

    /** When the next event is due, {@link Long#MAX_VALUE} when there is none. */
    public long nextEventNanos() {
        return eventList.nextTimeNanos();
    }

    /** Moves the clock to {@code nanos} and runs every event due by then, those included that these schedule by then. */
    public void runEventsUntil(long nanos) {
        while (eventList.nextTimeNanos() <= nanos) {
            nowNanos = eventList.nextTimeNanos();
            eventList.poll().occur(nowNanos);
        }
        nowNanos = Math.max(nowNanos, nanos);
    }
}

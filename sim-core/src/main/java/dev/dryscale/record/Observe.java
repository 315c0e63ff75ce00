package dev.dryscale.record;

import java.util.List;

/**
 * What to watch closely in a run, beside its books: requests that arrive within a window, the station's state averaged over
 * it, and the number in system at single instants.
 *
 * @param fromNanos start of the window: what lies before is the initial transient
 * @param toNanos end of the window, exclusive; requests that arrived before it are followed to their end
 * @param numberInSystemAtNanos ascending; what happens at such an instant comes after the look
 * @param waitOverNanos waits to count the requests beyond
 * @param requests so many requests, from the first of the window, are kept one by one
 */
public record Observe(
        long fromNanos, long toNanos, List<Long> numberInSystemAtNanos, List<Long> waitOverNanos, int requests) {

    /**
     * Checks the order of instants.
     *
     * @throws IllegalArgumentException when the window is empty or the instants do not ascend from 0
     */
    public Observe {
        numberInSystemAtNanos = List.copyOf(numberInSystemAtNanos);
        waitOverNanos = List.copyOf(waitOverNanos);
        if (fromNanos < 0 || toNanos <= fromNanos) {
            throw new IllegalArgumentException(
                    "the window must end after its start, was " + fromNanos + " to " + toNanos + " ns");
        }
        long before = -1;
        for (long at : numberInSystemAtNanos) {
            if (at <= before) {
                throw new IllegalArgumentException("instants must ascend from 0, was " + at + " after " + before);
            }
            before = at;
        }
    }
}

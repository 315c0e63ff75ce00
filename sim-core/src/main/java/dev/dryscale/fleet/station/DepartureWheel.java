package dev.dryscale.fleet.station;

import java.util.Arrays;

/**
 * A timing wheel of known departures that tells the router when a row has one request less. The order inside a bucket is
 * irrelevant because decrements commute; departures beyond the wheel wait in an overflow list.
 */
final class DepartureWheel {

    private static final int BUCKETS = 8192;
    private static final int NONE = -1;

    private final Router router;
    private final int shift;
    private final int[] head = new int[BUCKETS];
    private int[] next = new int[4096];
    private int[] rows = new int[4096];
    private long[] departures = new long[4096];
    private int firstFree = NONE;
    private int used;
    private int overflow = NONE;
    private int inWheel;
    private long bucket;

    /** A bucket is about as wide as {@code nanosBetweenArrivals}, so that it holds about one departure. */
    DepartureWheel(Router router, long nanosBetweenArrivals) {
        this.router = router;
        this.shift = Math.max(10, Math.min(40, 64 - Long.numberOfLeadingZeros(Math.max(1, nanosBetweenArrivals - 1))));
        Arrays.fill(head, NONE);
    }

    void add(long departure, int row) {
        int node = firstFree;
        if (node == NONE) {
            node = newNode();
        } else {
            firstFree = next[node];
        }
        departures[node] = departure;
        rows[node] = row;
        link(node);
    }

    private int newNode() {
        if (used == next.length) {
            next = Arrays.copyOf(next, 2 * used);
            rows = Arrays.copyOf(rows, 2 * used);
            departures = Arrays.copyOf(departures, 2 * used);
        }
        return used++;
    }

    private void link(int node) {
        long at = departures[node] >> shift;
        if (at - bucket >= BUCKETS) {
            next[node] = overflow;
            overflow = node;
            return;
        }
        int slot = (int) at & (BUCKETS - 1);
        next[node] = head[slot];
        head[slot] = node;
        inWheel++;
    }

    /** Tells the router about every departure up to and including {@code nanos}. */
    void advance(long nanos) {
        long until = nanos >> shift;
        if (bucket < until) {
            advanceBuckets(until, nanos);
        }
        int slot = (int) until & (BUCKETS - 1);
        int previous = NONE;
        int node = head[slot];
        while (node != NONE) {
            int following = next[node];
            if (departures[node] > nanos) {
                previous = node;
            } else {
                if (previous == NONE) {
                    head[slot] = following;
                } else {
                    next[previous] = following;
                }
                inWheel--;
                release(node);
            }
            node = following;
        }
    }

    private void advanceBuckets(long until, long nanos) {
        while (bucket < until) {
            if (inWheel == 0) {
                bucket = until;
                relinkOverflow(nanos);
                return;
            }
            int slot = (int) bucket & (BUCKETS - 1);
            int node = head[slot];
            head[slot] = NONE;
            while (node != NONE) {
                int following = next[node];
                inWheel--;
                release(node);
                node = following;
            }
            bucket++;
            if ((bucket & (BUCKETS / 2 - 1)) == 0) {
                relinkOverflow(Long.MIN_VALUE);
            }
        }
    }

    private void relinkOverflow(long departedNanos) {
        int node = overflow;
        overflow = NONE;
        while (node != NONE) {
            int following = next[node];
            if (departures[node] <= departedNanos) {
                release(node);
            } else {
                link(node);
            }
            node = following;
        }
    }

    private void release(int node) {
        router.left(rows[node]);
        next[node] = firstFree;
        firstFree = node;
    }
}

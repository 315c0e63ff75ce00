package dev.dryscale.fleet.station;

import java.util.Arrays;

/**
 * When each slot of each instance will be free: one sorted row of {@code slots} instants per instance (Kiefer and
 * Wolfowitz 1955). A request that arrives at {@code t} starts at {@code max(t, row[0])}; its departure replaces
 * {@code row[0]} and the row is sorted again, so no event list and no waiting line is needed.
 */
final class FreeTimes {

    /** Up to here the row is shifted without branches; beyond it the shift stops at the right place. */
    private static final int BRANCH_FREE_SLOTS = 16;

    private final int slots;
    private long[] free;

    FreeTimes(int slots) {
        this.slots = slots;
        this.free = new long[8 * slots];
    }

    void reset(int row) {
        int needed = (row + 1) * slots;
        if (needed > free.length) {
            free = Arrays.copyOf(free, Math.max(needed, 2 * free.length));
        }
        Arrays.fill(free, row * slots, needed, 0);
    }

    /** Serves a request of {@code service} nanoseconds that arrives at {@code t}; returns its departure. */
    long serve(int row, long t, long service) {
        int base = row * slots;
        long[] times = free;
        long departure = max(times[base], t) + service;
        if (slots == 8) {
            replaceFirstOfEight(times, base, departure);
        } else if (slots == 4) {
            replaceFirstOfFour(times, base, departure);
        } else if (slots <= BRANCH_FREE_SLOTS) {
            replaceFirst(times, base, slots, departure);
        } else {
            slideFirst(times, base, slots, departure);
        }
        return departure;
    }

    /**
     * The row was sorted, so the new {@code i}-th is the median of the departure and the old {@code i}-th and
     * {@code i + 1}-th: no element waits for the one before it.
     */
    private static void replaceFirst(long[] times, int base, int slots, long departure) {
        int last = base + slots - 1;
        long atLeast = departure;
        for (int i = base; i < last; i++) {
            long next = times[i + 1];
            times[i] = min(next, atLeast);
            atLeast = max(next, departure);
        }
        times[last] = atLeast;
    }

    private static void replaceFirstOfFour(long[] times, int base, long departure) {
        long b = times[base + 1];
        long c = times[base + 2];
        long d = times[base + 3];
        times[base] = min(b, departure);
        times[base + 1] = min(c, max(b, departure));
        times[base + 2] = min(d, max(c, departure));
        times[base + 3] = max(d, departure);
    }

    private static void replaceFirstOfEight(long[] times, int base, long departure) {
        long b = times[base + 1];
        long c = times[base + 2];
        long d = times[base + 3];
        long e = times[base + 4];
        long f = times[base + 5];
        long g = times[base + 6];
        long h = times[base + 7];
        times[base] = min(b, departure);
        times[base + 1] = min(c, max(b, departure));
        times[base + 2] = min(d, max(c, departure));
        times[base + 3] = min(e, max(d, departure));
        times[base + 4] = min(f, max(e, departure));
        times[base + 5] = min(g, max(f, departure));
        times[base + 6] = min(h, max(g, departure));
        times[base + 7] = max(h, departure);
    }

    private static void slideFirst(long[] times, int base, int slots, long departure) {
        int last = base + slots - 1;
        int i = base;
        while (i < last && times[i + 1] < departure) {
            times[i] = times[i + 1];
            i++;
        }
        times[i] = departure;
    }

    /** From when on the row has a free slot. */
    long earliest(int row) {
        return free[row * slots];
    }

    /** When the row's last request leaves. */
    long lastDeparture(int row) {
        return free[row * slots + slots - 1];
    }

    /** Slot-nanoseconds of admitted work that lie after {@code nanos}: a busy slot never idles before it is free. */
    long workAfter(int row, long nanos) {
        long sum = 0;
        for (int i = row * slots; i < (row + 1) * slots; i++) {
            sum += Math.max(0, free[i] - nanos);
        }
        return sum;
    }

    /** Math.min on longs is a branch on JDK 17; no operand here comes near 2^62. */
    static long min(long a, long b) {
        long difference = a - b;
        return b + (difference & (difference >> 63));
    }

    static long max(long a, long b) {
        long difference = a - b;
        return a - (difference & (difference >> 63));
    }
}

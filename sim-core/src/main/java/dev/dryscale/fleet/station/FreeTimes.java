package dev.dryscale.fleet.station;

import dev.dryscale.kernel.HotLoop;
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
     * Serves every {@code stride}-th request from {@code from} on and before {@code to} at one row.
     *
     * @param at their arrivals
     * @param departures on entry their service times, in the end their departures
     */
    void serve(int row, long[] at, int from, int stride, int to, long[] departures) {
        if (slots == 8) {
            serveWithEight(row * 8, at, from, stride, to, departures);
            return;
        }
        if (slots == 4) {
            serveWithFour(row * 4, at, from, stride, to, departures);
            return;
        }
        for (int i = from; i < to; i += stride) {
            departures[i] = serve(row, at[i], departures[i]);
        }
    }

    /** As {@link #replaceFirstOfFour} with the row in locals: it is read and written once. */
    @HotLoop
    private void serveWithFour(int base, long[] at, int from, int stride, int to, long[] departures) {
        long[] times = free;
        long a = times[base];
        long b = times[base + 1];
        long c = times[base + 2];
        long d = times[base + 3];
        int rounds = (to - from + stride - 1) / stride;
        for (int round = 0, i = from; round < rounds; round++, i += stride) {
            long departure = max(a, at[i]) + departures[i];
            departures[i] = departure;
            long below = belowZero(b - departure);
            a = departure + below;
            b -= below;
            below = belowZero(c - departure);
            b += below;
            c -= below;
            below = belowZero(d - departure);
            c += below;
            d -= below;
        }
        times[base] = a;
        times[base + 1] = b;
        times[base + 2] = c;
        times[base + 3] = d;
    }

    /** As {@link #replaceFirstOfEight} with the row in locals: it is read and written once. */
    @HotLoop
    private void serveWithEight(int base, long[] at, int from, int stride, int to, long[] departures) {
        long[] times = free;
        long a = times[base];
        long b = times[base + 1];
        long c = times[base + 2];
        long d = times[base + 3];
        long e = times[base + 4];
        long f = times[base + 5];
        long g = times[base + 6];
        long h = times[base + 7];
        int rounds = (to - from + stride - 1) / stride;
        for (int round = 0, i = from; round < rounds; round++, i += stride) {
            long departure = max(a, at[i]) + departures[i];
            departures[i] = departure;
            long below = belowZero(b - departure);
            a = departure + below;
            b -= below;
            below = belowZero(c - departure);
            b += below;
            c -= below;
            below = belowZero(d - departure);
            c += below;
            d -= below;
            below = belowZero(e - departure);
            d += below;
            e -= below;
            below = belowZero(f - departure);
            e += below;
            f -= below;
            below = belowZero(g - departure);
            f += below;
            g -= below;
            below = belowZero(h - departure);
            g += below;
            h -= below;
        }
        times[base] = a;
        times[base + 1] = b;
        times[base + 2] = c;
        times[base + 3] = d;
        times[base + 4] = e;
        times[base + 5] = f;
        times[base + 6] = g;
        times[base + 7] = h;
    }

    /**
     * The row was sorted, so the new {@code i}-th is the median of the departure and the old {@code i}-th and
     * {@code i + 1}-th: {@code min(next, max(it, departure))}. With what each lacks to the departure, 0 if nothing, that
     * is {@code max(it, departure) - lack(next)}, and {@code max(it, departure)} is {@code it + lack(it)}; a lack is
     * kept as a negative number.
     */
    private static void replaceFirst(long[] times, int base, int slots, long departure) {
        int last = base + slots - 1;
        long atLeast = departure;
        for (int i = base; i < last; i++) {
            long next = times[i + 1];
            long below = belowZero(next - departure);
            times[i] = atLeast + below;
            atLeast = next - below;
        }
        times[last] = atLeast;
    }

    private static void replaceFirstOfFour(long[] times, int base, long departure) {
        long b = times[base + 1];
        long c = times[base + 2];
        long d = times[base + 3];
        long bBelow = belowZero(b - departure);
        long cBelow = belowZero(c - departure);
        long dBelow = belowZero(d - departure);
        times[base] = departure + bBelow;
        times[base + 1] = b - bBelow + cBelow;
        times[base + 2] = c - cBelow + dBelow;
        times[base + 3] = d - dBelow;
    }

    private static void replaceFirstOfEight(long[] times, int base, long departure) {
        long b = times[base + 1];
        long c = times[base + 2];
        long d = times[base + 3];
        long e = times[base + 4];
        long f = times[base + 5];
        long g = times[base + 6];
        long h = times[base + 7];
        long bBelow = belowZero(b - departure);
        long cBelow = belowZero(c - departure);
        long dBelow = belowZero(d - departure);
        long eBelow = belowZero(e - departure);
        long fBelow = belowZero(f - departure);
        long gBelow = belowZero(g - departure);
        long hBelow = belowZero(h - departure);
        times[base] = departure + bBelow;
        times[base + 1] = b - bBelow + cBelow;
        times[base + 2] = c - cBelow + dBelow;
        times[base + 3] = d - dBelow + eBelow;
        times[base + 4] = e - eBelow + fBelow;
        times[base + 5] = f - fBelow + gBelow;
        times[base + 6] = g - gBelow + hBelow;
        times[base + 7] = h - hBelow;
    }

    /** {@code value} where it is negative, else 0; without a branch. */
    private static long belowZero(long value) {
        return value & value >> 63;
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

    /** Math.max on longs is a branch on JDK 17; no operand here comes near 2^62. */
    static long max(long a, long b) {
        long difference = a - b;
        return a - (difference & (difference >> 63));
    }
}

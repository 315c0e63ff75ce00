package dev.dryscale.fleet.station;

import java.util.Arrays;

/** The first-come-first-served lines behind the stations, one per row, linked through {@link RequestPool#next}. */
final class WaitingLines {

    private final RequestPool pool;
    private int[] heads = new int[0];
    private int[] tails = new int[0];
    private int[] lengths = new int[0];
    private int total;

    WaitingLines(RequestPool pool) {
        this.pool = pool;
    }

    void ensure(int rows) {
        heads = Arrays.copyOf(heads, rows);
        tails = Arrays.copyOf(tails, rows);
        lengths = Arrays.copyOf(lengths, rows);
    }

    int length(int row) {
        return lengths[row];
    }

    /** Requests in all lines. */
    int total() {
        return total;
    }

    void add(int row, int id) {
        total++;
        if (lengths[row]++ == 0) {
            heads[row] = id;
        } else {
            pool.next[tails[row]] = id;
        }
        tails[row] = id;
    }

    /** Takes the first of a line that is not empty. */
    int takeFirst(int row) {
        int id = heads[row];
        total--;
        if (--lengths[row] > 0) {
            heads[row] = pool.next[id];
        }
        return id;
    }

    /** The time since their arrivals of everyone in all lines. */
    long agesNanos(long nowNanos) {
        long sum = 0;
        for (int row = 0; row < heads.length; row++) {
            int id = heads[row];
            for (int i = 0; i < lengths[row]; i++) {
                sum += nowNanos - pool.arrivalNanos[id];
                id = pool.next[id];
            }
        }
        return sum;
    }

    /** The work of everyone in all lines. */
    long workNanos() {
        long sum = 0;
        for (int row = 0; row < heads.length; row++) {
            sum += workNanos(row);
        }
        return sum;
    }

    /** The work of everyone in line. */
    long workNanos(int row) {
        long sum = 0;
        int id = heads[row];
        for (int i = 0; i < lengths[row]; i++) {
            sum += pool.workNanos[id];
            id = pool.next[id];
        }
        return sum;
    }
}

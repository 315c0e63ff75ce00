package dev.dryscale.fleet.station;

import java.util.Arrays;

/** A tournament of rows by their next instant: the smallest key is known at once, changing one costs a path to the root. */
final class Tournament {

    static final long NEVER = Long.MAX_VALUE;

    /** Row {@code r} at {@code leaves + r}; every inner node holds the smaller of its two children. */
    private long[] keys = {NEVER, NEVER};

    private int leaves = 1;

    long least() {
        return keys[1];
    }

    /** The smallest row with the smallest key. */
    int leastRow() {
        final long[] k = keys;
        long least = k[1];
        int node = 1;
        while (node < leaves) {
            node <<= 1;
            node += k[node] == least ? 0 : 1;
        }
        return node - leaves;
    }

    long keyOf(int row) {
        return keys[leaves + row];
    }

    void set(int row, long key) {
        final long[] k = keys;
        int node = leaves + row;
        k[node] = key;
        long least = key;
        while (node > 1) {
            long other = k[node ^ 1];
            least = other < least ? other : least;
            node >>= 1;
            // always to the root: leaving when nothing changes mispredicts so often that it costs 30 ns per request
            k[node] = least;
        }
    }

    /** Makes room for {@code rows} rows; new ones have the key {@link #NEVER}. */
    void ensure(int rows) {
        if (rows <= leaves) {
            return;
        }
        var old = keys;
        int oldLeaves = leaves;
        leaves = Integer.highestOneBit(2 * rows - 1);
        keys = new long[2 * leaves];
        Arrays.fill(keys, NEVER);
        System.arraycopy(old, oldLeaves, keys, leaves, oldLeaves);
        for (int node = leaves - 1; node > 0; node--) {
            keys[node] = Math.min(keys[2 * node], keys[2 * node + 1]);
        }
    }
}

package dev.dryscale.fleet.station;

import java.util.Arrays;

/** Servers in the order in which they were added, from which any can be taken back in constant time. */
final class ServerList {

    static final int NONE = -1;

    private int[] older = new int[16];
    private int[] newer = new int[16];
    private int newest = NONE;
    private int size;

    int size() {
        return size;
    }

    /** The server added last of those that are here, or {@link #NONE}. */
    int newest() {
        return newest;
    }

    void add(int server) {
        if (server >= older.length) {
            int length = Math.max(server + 1, 2 * older.length);
            older = Arrays.copyOf(older, length);
            newer = Arrays.copyOf(newer, length);
        }
        older[server] = newest;
        newer[server] = NONE;
        if (newest != NONE) {
            newer[newest] = server;
        }
        newest = server;
        size++;
    }

    /** Takes out a server that is here. */
    void remove(int server) {
        int before = older[server];
        int after = newer[server];
        if (before != NONE) {
            newer[before] = after;
        }
        if (after == NONE) {
            newest = before;
        } else {
            older[after] = before;
        }
        size--;
    }
}

package dev.dryscale.fleet.station;

import java.util.Arrays;

/** The places of each row of the event loop: how many there are, how many are held, and since when none is. */
final class RowPlaces {

    private final int usual;
    private int[] places = new int[0];
    private int[] held = new int[0];
    private long[] idleSince = new long[0];
    private boolean[] draining = new boolean[0];

    /** @param usual places of a row that nobody has sized */
    RowPlaces(int usual) {
        this.usual = usual;
    }

    void ensure(int rows) {
        int known = places.length;
        places = Arrays.copyOf(places, rows);
        Arrays.fill(places, known, rows, usual);
        held = Arrays.copyOf(held, rows);
        idleSince = Arrays.copyOf(idleSince, rows);
        draining = Arrays.copyOf(draining, rows);
    }

    void size(int row, int placesOfRow) {
        places[row] = placesOfRow;
    }

    boolean hasRoom(int row) {
        return held[row] < places[row];
    }

    void take(int row) {
        held[row]++;
    }

    void release(int row, long nowNanos) {
        if (--held[row] == 0) {
            idleSince[row] = nowNanos;
        }
    }

    void releaseAll(int row) {
        held[row] = 0;
    }

    boolean isIdle(int row) {
        return held[row] == 0;
    }

    /** {@link DataPlane#UNKNOWN} while a place is held. */
    long idleSinceNanos(int row) {
        return held[row] == 0 ? idleSince[row] : DataPlane.UNKNOWN;
    }

    void drain(int row, boolean drains) {
        draining[row] = drains;
    }

    boolean isDrained(int row) {
        return draining[row] && held[row] == 0;
    }
}

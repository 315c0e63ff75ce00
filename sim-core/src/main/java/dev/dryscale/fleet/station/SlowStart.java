package dev.dryscale.fleet.station;

import java.util.Arrays;

/**
 * A router whose new targets get their share of requests little by little (LC-14): a target that has been in slow start for
 * a part of its duration takes that part of its turns, evenly, and passes the others on.
 *
 * <p>A target enters slow start when it comes into rotation while another one is there that is not in slow start. Whoever
 * comes into an empty rotation, and all who come at the same instant, have their full share at once; so have all who are
 * left when no other target is.
 */
final class SlowStart implements Router {

    private static final long FULL = Long.MIN_VALUE;

    private final Router router;
    private final long durationNanos;
    private long clock;
    private long filledNanos = FULL;
    private int inRotation;
    private int warm;
    /** When each row entered slow start; {@link #FULL} for one that is not in it. */
    private long[] sinceNanos = new long[16];

    private boolean[] present = new boolean[16];
    /** The part of a turn that each row has earned so far. */
    private double[] credit = new double[16];

    /** @param durationNanos how long a target takes to its full share, above 0 */
    SlowStart(Router router, long durationNanos) {
        this.router = router;
        this.durationNanos = durationNanos;
        Arrays.fill(sinceNanos, FULL);
    }

    @Override
    public void at(long nowNanos) {
        clock = nowNanos;
    }

    @Override
    public int next() {
        int row = router.next();
        while (row != NO_TARGET && sinceNanos[row] != FULL && !takesTurn(row)) {
            row = router.next();
        }
        return row;
    }

    @Override
    public boolean hasTarget() {
        return router.hasTarget();
    }

    private boolean takesTurn(int row) {
        long elapsed = clock - sinceNanos[row];
        if (elapsed >= durationNanos) {
            sinceNanos[row] = FULL;
            warm++;
            return true;
        }
        if (warm == 0) {
            return true;
        }
        credit[row] += (double) elapsed / durationNanos;
        if (credit[row] < 1) {
            return false;
        }
        credit[row]--;
        return true;
    }

    @Override
    public void sent(int row) {
        router.sent(row);
    }

    @Override
    public void left(int row) {
        router.left(row);
    }

    @Override
    public void add(int row) {
        router.add(row);
        ensure(row);
        if (inRotation++ == 0) {
            filledNanos = clock;
        }
        settle();
        present[row] = true;
        credit[row] = 0;
        if (warm == 0 || filledNanos == clock) {
            sinceNanos[row] = FULL;
            warm++;
        } else {
            sinceNanos[row] = clock;
        }
    }

    /** Whose slow start has ended without a turn since then is in it no more. */
    private void settle() {
        for (int row = 0; row < present.length; row++) {
            if (present[row] && sinceNanos[row] != FULL && clock - sinceNanos[row] >= durationNanos) {
                sinceNanos[row] = FULL;
                warm++;
            }
        }
    }

    @Override
    public void removeFromRotation(int row) {
        router.removeFromRotation(row);
        if (row >= present.length || !present[row]) {
            return;
        }
        present[row] = false;
        inRotation--;
        if (sinceNanos[row] == FULL) {
            warm--;
        }
    }

    private void ensure(int row) {
        int before = present.length;
        if (row < before) {
            return;
        }
        int rows = Math.max(row + 1, 2 * before);
        sinceNanos = Arrays.copyOf(sinceNanos, rows);
        present = Arrays.copyOf(present, rows);
        credit = Arrays.copyOf(credit, rows);
        Arrays.fill(sinceNanos, before, rows, FULL);
    }
}

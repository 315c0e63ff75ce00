package dev.dryscale.fleet.station;

import java.util.Arrays;

/**
 * Index packing (Gandhi et al., AutoScale, TOCS 2012): a request goes to the target of the lowest index that has fewer than
 * {@code most} requests outstanding, so that the highest fall idle; when all have as many, to the one with fewest. A target's
 * index is its row. Linear in the targets.
 */
final class IndexPacking implements Router {

    private final int most;
    private int rows;
    private boolean[] inRotation = new boolean[16];
    private int[] outstanding = new int[16];

    IndexPacking(int most) {
        this.most = most;
    }

    @Override
    public int next() {
        int best = NO_TARGET;
        for (int row = 0; row < rows; row++) {
            if (!inRotation[row]) {
                continue;
            }
            if (outstanding[row] < most) {
                return row;
            }
            best = best == NO_TARGET || outstanding[row] < outstanding[best] ? row : best;
        }
        return best;
    }

    @Override
    public boolean hasTarget() {
        return next() != NO_TARGET;
    }

    @Override
    public void sent(int row) {
        outstanding[row]++;
    }

    @Override
    public void left(int row) {
        outstanding[row]--;
    }

    @Override
    public void add(int row) {
        if (row >= inRotation.length) {
            int length = Math.max(row + 1, 2 * inRotation.length);
            inRotation = Arrays.copyOf(inRotation, length);
            outstanding = Arrays.copyOf(outstanding, length);
        }
        if (inRotation[row]) {
            throw new IllegalStateException("row " + row + " is in rotation already");
        }
        inRotation[row] = true;
        rows = Math.max(rows, row + 1);
    }

    @Override
    public void removeFromRotation(int row) {
        if (row < rows) {
            inRotation[row] = false;
        }
    }
}

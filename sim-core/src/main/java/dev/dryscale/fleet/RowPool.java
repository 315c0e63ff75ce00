package dev.dryscale.fleet;

import java.util.ArrayDeque;

/**
 * Dense row numbers for the data plane. A row that is given back may be used again only after the minute has been closed,
 * so that its last figures are still there to be read.
 */
final class RowPool {

    private final ArrayDeque<Integer> free = new ArrayDeque<>();
    private final ArrayDeque<Integer> givenBack = new ArrayDeque<>();
    private int rows;

    int take() {
        var row = free.poll();
        return row != null ? row : rows++;
    }

    void giveBack(int row) {
        givenBack.add(row);
    }

    void minuteClosed() {
        free.addAll(givenBack);
        givenBack.clear();
    }
}

package dev.dryscale.fleet.station;

import java.util.Arrays;

/** The round-robin router: targets take turns in the order of their registration. */
final class RoundRobin implements Router {

    private int[] order = new int[16];
    private int size;
    private int turn;

    @Override
    public int next() {
        if (size == 0) {
            return NO_TARGET;
        }
        int row = order[turn];
        if (++turn == size) {
            turn = 0;
        }
        return row;
    }

    @Override
    public boolean hasTarget() {
        return size > 0;
    }

    int size() {
        return size;
    }

    /** As if {@link #next} had been called so many times more. */
    void skip(int turns) {
        turn = (turn + turns % size) % size;
    }

    @Override
    public void sent(int row) {
        // turns do not depend on what is outstanding
    }

    @Override
    public void left(int row) {
        // turns do not depend on what is outstanding
    }

    @Override
    public void add(int row) {
        if (indexOf(row) >= 0) {
            throw new IllegalStateException("row " + row + " is in rotation already");
        }
        if (size == order.length) {
            order = Arrays.copyOf(order, 2 * size);
        }
        order[size++] = row;
    }

    @Override
    public void removeFromRotation(int row) {
        int index = indexOf(row);
        if (index < 0) {
            return;
        }
        System.arraycopy(order, index + 1, order, index, size - index - 1);
        size--;
        if (index < turn) {
            turn--; // whoever was next is still next
        }
        if (turn == size) {
            turn = 0;
        }
    }

    private int indexOf(int row) {
        for (int i = 0; i < size; i++) {
            if (order[i] == row) {
                return i;
            }
        }
        return -1;
    }
}

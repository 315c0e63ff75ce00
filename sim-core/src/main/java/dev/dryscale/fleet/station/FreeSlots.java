package dev.dryscale.fleet.station;

/**
 * The free slots of a central queue, by row, once for each: the one free for longest is taken first, or, packed, one of the
 * lowest row.
 */
final class FreeSlots {

    private final boolean packed;
    private final IntLine line = new IntLine();

    FreeSlots(boolean packed) {
        this.packed = packed;
    }

    int size() {
        return line.size();
    }

    void add(int row) {
        line.add(row);
    }

    /** Takes the next one of slots that are not none; packed, in time linear in them. */
    int take() {
        if (!packed) {
            return line.takeFirst();
        }
        int lowest = 0;
        for (int i = 1; i < line.size(); i++) {
            lowest = line.get(i) < line.get(lowest) ? i : lowest;
        }
        return line.take(lowest);
    }

    void removeAll(int row) {
        line.removeAll(row);
    }
}

package dev.dryscale.fleet.station;

/** A first-in-first-out line of whole numbers in a ring that grows. */
final class IntLine {

    private int[] ring = new int[16];
    private int first;
    private int size;

    int size() {
        return size;
    }

    /** The number at {@code place}, the head being 0. */
    int get(int place) {
        return ring[(first + place) & (ring.length - 1)];
    }

    void add(int number) {
        if (size == ring.length) {
            grow();
        }
        ring[(first + size++) & (ring.length - 1)] = number;
    }

    /** Takes the head of a line that is not empty. */
    int takeFirst() {
        int head = ring[first];
        first = (first + 1) & (ring.length - 1);
        size--;
        return head;
    }

    /** Takes the number at {@code place}; the others keep their order. */
    int take(int place) {
        int taken = get(place);
        for (int i = place; i > 0; i--) {
            ring[(first + i) & (ring.length - 1)] = get(i - 1);
        }
        takeFirst();
        return taken;
    }

    /** Takes every occurrence of {@code number} out; the others keep their order. */
    void removeAll(int number) {
        for (int left = size; left > 0; left--) {
            int head = takeFirst();
            if (head != number) {
                add(head);
            }
        }
    }

    private void grow() {
        int[] longer = new int[2 * ring.length];
        for (int i = 0; i < size; i++) {
            longer[i] = get(i);
        }
        ring = longer;
        first = 0;
    }
}

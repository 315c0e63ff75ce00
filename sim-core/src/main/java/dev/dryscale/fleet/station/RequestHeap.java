package dev.dryscale.fleet.station;

import java.util.Arrays;

/** A binary heap of requests by instant, from which any request can be taken back. */
final class RequestHeap {

    static final long NEVER = Long.MAX_VALUE;

    private long[] keys = new long[16];
    private int[] ids = new int[16];
    /** Where a request is in the heap, by its id. */
    private int[] places = new int[16];

    private int size;

    /** The smallest instant, or {@link #NEVER}. */
    long leastNanos() {
        return size == 0 ? NEVER : keys[0];
    }

    int size() {
        return size;
    }

    /** A copy of the requests in the heap, in the heap's own order. */
    int[] ids() {
        return Arrays.copyOf(ids, size);
    }

    /** How long ago the requests in the heap arrived, summed. */
    long agesNanos(RequestPool pool, long nowNanos) {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += nowNanos - pool.arrivalNanos[ids[i]];
        }
        return sum;
    }

    /** The instant of a request that is in the heap. */
    long nanosOf(int id) {
        return keys[places[id]];
    }

    /** Whether a request is in the heap. */
    boolean contains(int id) {
        return id < places.length && places[id] < size && ids[places[id]] == id;
    }

    void add(int id, long nanos) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            ids = Arrays.copyOf(ids, 2 * size);
        }
        if (id >= places.length) {
            places = Arrays.copyOf(places, Math.max(id + 1, 2 * places.length));
        }
        rise(size++, id, nanos);
    }

    /** Takes the request with the smallest instant. */
    int takeLeast() {
        int id = ids[0];
        removeAt(0);
        return id;
    }

    /** Takes back a request that is in the heap, and gives its instant. */
    long takeBack(int id) {
        long nanos = keys[places[id]];
        removeAt(places[id]);
        return nanos;
    }

    /** Takes back a request that is in the heap. */
    void remove(int id) {
        removeAt(places[id]);
    }

    private void removeAt(int place) {
        int id = ids[--size];
        long nanos = keys[size];
        if (place == size) {
            return;
        }
        if (place > 0 && nanos < keys[(place - 1) >> 1]) {
            rise(place, id, nanos);
        } else {
            sink(place, id, nanos);
        }
    }

    private void rise(int from, int id, long nanos) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) >> 1;
            if (keys[parent] <= nanos) {
                break;
            }
            put(place, ids[parent], keys[parent]);
            place = parent;
        }
        put(place, id, nanos);
    }

    private void sink(int from, int id, long nanos) {
        int place = from;
        for (; ; ) {
            int child = 2 * place + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && keys[child + 1] < keys[child]) {
                child++;
            }
            if (keys[child] >= nanos) {
                break;
            }
            put(place, ids[child], keys[child]);
            place = child;
        }
        put(place, id, nanos);
    }

    private void put(int place, int id, long nanos) {
        keys[place] = nanos;
        ids[place] = id;
        places[id] = place;
    }
}

package dev.dryscale.fleet.station;

import java.util.Arrays;

/** Requests whose departure is known but lies after the minute of their arrival: pairs of arrival and departure. */
final class Carry {

    private long[] arrivals = new long[1024];
    private long[] departures = new long[1024];
    private int size;

    void add(long arrivalNanos, long departureNanos) {
        if (size == arrivals.length) {
            arrivals = Arrays.copyOf(arrivals, 2 * size);
            departures = Arrays.copyOf(departures, 2 * size);
        }
        arrivals[size] = arrivalNanos;
        departures[size++] = departureNanos;
    }

    int size() {
        return size;
    }

    long arrival(int index) {
        return arrivals[index];
    }

    long departure(int index) {
        return departures[index];
    }

    /** Request-nanoseconds that these requests spend in system within {@code [fromNanos, toNanos)}. */
    long inSystemNanos(long fromNanos, long toNanos) {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.min(departures[i], toNanos) - Math.max(arrivals[i], fromNanos);
        }
        return sum;
    }

    /** Forgets the requests that left before {@code nanos}; the others keep their order. */
    void forgetBefore(long nanos) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (departures[i] >= nanos) {
                arrivals[kept] = arrivals[i];
                departures[kept++] = departures[i];
            }
        }
        size = kept;
    }
}

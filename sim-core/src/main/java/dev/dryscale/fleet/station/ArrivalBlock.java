package dev.dryscale.fleet.station;

import dev.dryscale.random.Distribution;
import dev.dryscale.random.RandomStream;
import dev.dryscale.traffic.ArrivalStream;

/**
 * The next arrivals with their service times, drawn in blocks: a request's size belongs to the request and is drawn at
 * its arrival, so that every policy sees the same requests.
 */
final class ArrivalBlock {

    static final int SIZE = 1024;

    final long[] atNanos = new long[SIZE];
    final long[] serviceNanos = new long[SIZE];

    /** How many arrivals of the block are filled; 0 once the traffic has ended. */
    int filled;

    /** The next arrival to take. */
    int position;

    private final ArrivalStream arrivals;
    private final Distribution service;
    private final RandomStream stream;
    private final double[] drawn = new double[SIZE];

    ArrivalBlock(ArrivalStream arrivals, Distribution service, RandomStream stream) {
        this.arrivals = arrivals;
        this.service = service;
        this.stream = stream;
        refill();
    }

    /** Draws the next block; returns whether there is any arrival in it. */
    boolean refill() {
        filled = arrivals.fill(atNanos, serviceNanos);
        position = 0;
        // drawn for every request, recorded or not: the n-th request has the n-th draw
        service.fill(stream, drawn, filled);
        boolean recorded = arrivals.carriesServiceTimes();
        for (int i = 0; i < filled; i++) {
            if (!recorded || serviceNanos[i] < 0) {
                serviceNanos[i] = RequestFeed.toNanos(drawn[i]);
            } else {
                serviceNanos[i] = Math.min(serviceNanos[i], RequestFeed.LONGEST_NANOS);
            }
        }
        return filled > 0;
    }
}

package dev.dryscale.fleet;

import dev.dryscale.traffic.ArrivalStream;

/** Another stream's arrivals for a service that does not take the times they carry. */
final class UntimedStream implements ArrivalStream {

    private final ArrivalStream timed;

    UntimedStream(ArrivalStream timed) {
        this.timed = timed;
    }

    @Override
    public int fill(long[] atNanos, long[] serviceNanos) {
        return timed.fill(atNanos, serviceNanos);
    }

    @Override
    public void close() {
        timed.close();
    }
}

package dev.dryscale.fleet.station;

import dev.dryscale.random.RandomStreams;
import dev.dryscale.traffic.ArrivalStream;

/** The work of first attempts, before any fleet has touched it. */
public final class OfferedWork {

    private static final long MINUTE = 60_000_000_000L;

    private OfferedWork() {}

    /**
     * Service time that arrives in each minute, in unit-minutes (vCPU or slot time); the same draws as in a run.
     *
     * @param streams of the run's traffic seed
     */
    public static double[] perMinute(ServiceModel service, ArrivalStream arrivals, RandomStreams streams, int minutes) {
        var feed = new RequestFeed(service, arrivals, streams);
        var nanos = new double[minutes];
        while (feed.atNanos() < minutes * MINUTE) {
            nanos[(int) (feed.atNanos() / MINUTE)] += feed.workNanos();
            feed.advance();
        }
        for (int i = 0; i < minutes; i++) {
            nanos[i] /= MINUTE;
        }
        return nanos;
    }
}

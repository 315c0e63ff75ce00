package dev.dryscale.traffic;

import dev.dryscale.random.RandomStreams;

/**
 * Another source whose requests are noticed only when somebody looks, every {@code everyNanos}: jobs that a poller finds.
 * All that came since the last look arrives at once, at the look.
 */
public record PolledTraffic(TrafficSource base, long everyNanos) implements TrafficSource {

    /** Looks at equal distances, the first after one of them. */
    public PolledTraffic {
        Times.positive("interval", everyNanos);
    }

    private long lookAtOrAfter(long nanos) {
        long past = Math.floorMod(nanos, everyNanos);
        return past == 0 ? nanos : Times.plus(nanos - past, everyNanos);
    }

    @Override
    public long durationNanos() {
        long duration = base.durationNanos();
        return duration == Long.MAX_VALUE ? duration : lookAtOrAfter(duration) + 1;
    }

    /** Of the base: what is noticed late has come nevertheless. */
    @Override
    public double ratePerSecond(long fromNanos, long toNanos) {
        return base.ratePerSecond(fromNanos, toNanos);
    }

    @Override
    public ArrivalStream open(RandomStreams streams) {
        return new Looks(base.open(streams));
    }

    @Override
    public TrafficSource scaled(double factor) {
        return new PolledTraffic(base.scaled(factor), everyNanos);
    }

    /** Ends the base with the window: a base may be silent for ever after it. */
    @Override
    public TrafficSource clipped(long fromNanos, long toNanos) {
        Times.window(fromNanos, toNanos);
        boolean shorter = toNanos < base.durationNanos();
        TrafficSource ending = shorter ? new PolledTraffic(base.clipped(0, toNanos), everyNanos) : this;
        return new ClippedTraffic(ending, fromNanos, toNanos);
    }

    @Override
    public boolean isRecorded() {
        return base.isRecorded();
    }

    @Override
    public String describe() {
        return base.describe() + ", polled every " + Times.duration(everyNanos);
    }

    private final class Looks implements ArrivalStream {

        private final ArrivalStream stream;

        Looks(ArrivalStream stream) {
            this.stream = stream;
        }

        @Override
        public int fill(long[] atNanos, long[] serviceNanos) {
            int n = stream.fill(atNanos, serviceNanos);
            for (int i = 0; i < n; i++) {
                atNanos[i] = lookAtOrAfter(atNanos[i]);
            }
            return n;
        }

        @Override
        public boolean carriesServiceTimes() {
            return stream.carriesServiceTimes();
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}

package dev.dryscale.traffic;

import dev.dryscale.random.RandomStreams;

/** The window {@code [from, to)} of another source, moved to start at 0; {@link TrafficSource#clipped} makes it. */
record ClippedTraffic(TrafficSource base, long fromNanos, long toNanos) implements TrafficSource {

    ClippedTraffic {
        Times.window(fromNanos, toNanos);
        if (fromNanos >= base.durationNanos()) {
            throw new IllegalArgumentException("a clip must begin before its source ends ("
                    + Times.duration(base.durationNanos()) + "), was from " + Times.duration(fromNanos));
        }
    }

    @Override
    public long durationNanos() {
        return Math.min(toNanos, base.durationNanos()) - fromNanos;
    }

    @Override
    public double ratePerSecond(long from, long to) {
        Times.window(from, to);
        long end = Math.min(to, durationNanos());
        if (from >= end) {
            return 0;
        }
        double inside = base.ratePerSecond(fromNanos + from, fromNanos + end);
        return inside * ((double) (end - from) / (to - from));
    }

    @Override
    public ArrivalStream open(RandomStreams streams) {
        return new Window(base.open(streams), fromNanos, toNanos);
    }

    @Override
    public TrafficSource scaled(double factor) {
        return new ClippedTraffic(base.scaled(factor), fromNanos, toNanos);
    }

    @Override
    public TrafficSource clipped(long from, long to) {
        Times.window(from, to);
        return base.clipped(Times.plus(fromNanos, from), Math.min(Times.plus(fromNanos, to), toNanos));
    }

    @Override
    public boolean isRecorded() {
        return base.isRecorded();
    }

    @Override
    public boolean isStationary() {
        return base.isStationary();
    }

    @Override
    public String describe() {
        return base.describe() + ", clipped to " + Times.duration(fromNanos) + " - " + Times.duration(toNanos);
    }

    private static final class Window implements ArrivalStream {

        private final ArrivalStream base;
        private final long fromNanos;
        private final long toNanos;
        private boolean ended;

        Window(ArrivalStream base, long fromNanos, long toNanos) {
            this.base = base;
            this.fromNanos = fromNanos;
            this.toNanos = toNanos;
        }

        @Override
        public int fill(long[] atNanos, long[] serviceNanos) {
            int kept = 0;
            while (kept == 0 && !ended) {
                int n = base.fill(atNanos, serviceNanos);
                ended = n == 0 || atNanos[n - 1] >= toNanos;
                for (int i = 0; i < n && atNanos[i] < toNanos; i++) {
                    if (atNanos[i] >= fromNanos) {
                        serviceNanos[kept] = serviceNanos[i];
                        atNanos[kept++] = atNanos[i] - fromNanos;
                    }
                }
            }
            return kept;
        }

        @Override
        public boolean carriesServiceTimes() {
            return base.carriesServiceTimes();
        }

        @Override
        public void close() {
            base.close();
        }
    }
}

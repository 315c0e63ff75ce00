package dev.dryscale.traffic;

/** A request log in memory. */
final class ListedLog implements RequestLog {

    private final long[] stamps;
    private final long[] services;
    private final long resolutionNanos;

    ListedLog(long[] stamps, long[] services, long resolutionNanos) {
        this.stamps = stamps;
        this.services = services;
        this.resolutionNanos = resolutionNanos;
    }

    @Override
    public long resolutionNanos() {
        return resolutionNanos;
    }

    @Override
    public ArrivalStream open() {
        return new ArrivalStream() {
            private int next;

            @Override
            public int fill(long[] atNanos, long[] serviceNanos) {
                int n = Math.min(atNanos.length, stamps.length - next);
                System.arraycopy(stamps, next, atNanos, 0, n);
                System.arraycopy(services, next, serviceNanos, 0, n);
                next += n;
                return n;
            }

            @Override
            public boolean carriesServiceTimes() {
                return true;
            }
        };
    }

    @Override
    public long requests() {
        return stamps.length;
    }

    @Override
    public long durationNanos() {
        return stamps[stamps.length - 1] / resolutionNanos * resolutionNanos + resolutionNanos;
    }

    @Override
    public double ratePerSecond(long fromNanos, long toNanos) {
        long count = java.util.Arrays.stream(stamps)
                .filter(at -> at >= fromNanos && at < toNanos)
                .count();
        return count / ((toNanos - fromNanos) / 1e9);
    }

    @Override
    public String describe() {
        return stamps.length + " recorded requests";
    }
}

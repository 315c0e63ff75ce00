package dev.dryscale.traffic;

/** The walk over recorded intervals, each at its mean rate, after the silence before the first. */
final class CountWalk implements RateWalk {

    private final double[] counts;
    private final long intervalNanos;
    private final long startNanos;
    private int interval;
    private double rate;

    CountWalk(double[] counts, long intervalNanos, long startNanos) {
        this.counts = counts;
        this.intervalNanos = intervalNanos;
        this.startNanos = startNanos;
        interval = startNanos > 0 ? -2 : -1;
    }

    @Override
    public boolean advance() {
        interval++;
        if (interval == counts.length) {
            return false;
        }
        rate = interval < 0 ? 0 : counts[interval] / (intervalNanos / 1e9);
        return true;
    }

    @Override
    public long endNanos() {
        return startNanos + (interval + 1) * intervalNanos;
    }

    @Override
    public double ratePerSecond() {
        return rate;
    }
}

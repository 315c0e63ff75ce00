package dev.dryscale.traffic;

/** Another stream with its times multiplied and moved. */
final class MappedStream implements ArrivalStream {

    private final ArrivalStream base;
    private final double factor;
    private final long offsetNanos;

    MappedStream(ArrivalStream base, double factor, long offsetNanos) {
        this.base = base;
        this.factor = factor;
        this.offsetNanos = offsetNanos;
    }

    @Override
    public int fill(long[] atNanos, long[] serviceNanos) {
        int n = base.fill(atNanos, serviceNanos);
        if (factor == 1) {
            // Not through doubles, which beyond 104 days cannot hold every nanosecond.
            for (int i = 0; i < n; i++) {
                atNanos[i] += offsetNanos;
            }
        } else {
            for (int i = 0; i < n; i++) {
                atNanos[i] = (long) (atNanos[i] * factor) + offsetNanos;
            }
        }
        return n;
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

package dev.dryscale.record;

/** The requests of several stretches together, of one run or of several. */
public final class StretchSum {

    private final long[] counts = new long[LatencyHistogram.BUCKETS];
    private long answered;
    private long gaveUp;
    private double responseSeconds;

    public void add(RequestStretch stretch) {
        change(stretch, 1);
    }

    /** Takes away a stretch that was added before. */
    public void remove(RequestStretch stretch) {
        change(stretch, -1);
    }

    private void change(RequestStretch stretch, int sign) {
        stretch.counts().addTo(counts, sign);
        answered += sign * stretch.answered();
        gaveUp += sign * stretch.gaveUp();
        responseSeconds += sign * stretch.responseSeconds();
    }

    /** Seconds; NaN when nothing was answered. */
    public double meanSeconds() {
        return answered == 0 ? Double.NaN : responseSeconds / answered;
    }

    /** Requests that got no answer as a share of those decided; 0 when nothing was decided. */
    public double errorRate() {
        long decided = answered + gaveUp;
        return decided == 0 ? 0 : (double) gaveUp / decided;
    }

    /** The {@code percentile} in seconds, in (0, 100], interpolated within its bucket; NaN when nothing was answered. */
    public double percentileSeconds(double percentile) {
        if (answered == 0) {
            return Double.NaN;
        }
        long rank = LatencyHistogram.rank(percentile, answered);
        long below = 0;
        int bucket = 0;
        while (below + counts[bucket] < rank) {
            below += counts[bucket++];
        }
        return LatencyHistogram.interpolate(bucket, rank - below, counts[bucket]) / 1e9;
    }
}

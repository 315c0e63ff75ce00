package dev.dryscale.scenario.trace;

/**
 * How many requests arrived when, in bounded memory: up to 2^17 bins of one second, each bin twice as long whenever
 * more would be needed. Stamps may come in any order.
 */
final class RateBins {

    private static final int MOST_BINS = 1 << 17;
    private static final long SECOND = 1_000_000_000L;

    private double[] bins = new double[1_024];
    private long widthNanos = SECOND;
    private long firstBin;
    private int used;

    void add(long stampNanos, double count) {
        long bin = Math.floorDiv(stampNanos, widthNanos);
        if (used == 0) {
            firstBin = bin;
        }
        long low = Math.min(bin, firstBin);
        long high = Math.max(bin, firstBin + used - 1);
        while (high - low >= MOST_BINS) {
            halve();
            bin = Math.floorDiv(stampNanos, widthNanos);
            low = Math.min(bin, firstBin);
            high = Math.max(bin, firstBin + used - 1);
        }
        if (high - low >= used) {
            extend(low, (int) (high - low) + 1);
        }
        bins[(int) (bin - firstBin)] += count;
    }

    private void extend(long low, int size) {
        int shift = used == 0 ? 0 : (int) (firstBin - low);
        if (size > bins.length || shift > 0) {
            var grown = new double[Math.max(bins.length, Math.min(MOST_BINS, Integer.highestOneBit(size) * 2))];
            System.arraycopy(bins, 0, grown, shift, used);
            bins = grown;
        }
        firstBin = low;
        used = size;
    }

    private void halve() {
        long newFirst = Math.floorDiv(firstBin, 2);
        var halved = new double[bins.length];
        for (int i = 0; i < used; i++) {
            halved[(int) (Math.floorDiv(firstBin + i, 2) - newFirst)] += bins[i];
        }
        used = used == 0 ? 0 : (int) (Math.floorDiv(firstBin + used - 1, 2) - newFirst) + 1;
        firstBin = newFirst;
        bins = halved;
        widthNanos *= 2;
    }

    /**
     * Requests in {@code [fromNanos, toNanos)} of a recording that lasts from {@code startNanos} to {@code endNanos}.
     * Within a bin, as far as the recording covers it, they count as evenly spread.
     */
    double between(long fromNanos, long toNanos, long startNanos, long endNanos) {
        double sum = 0;
        long from = Math.max(fromNanos, startNanos);
        long to = Math.min(toNanos, endNanos);
        long first = Math.max(Math.floorDiv(from, widthNanos), firstBin);
        long last = Math.min(Math.floorDiv(to - 1, widthNanos), firstBin + used - 1);
        for (long bin = first; bin <= last; bin++) {
            long binStart = Math.max(startNanos, bin * widthNanos);
            long binEnd = Math.min(endNanos, (bin + 1) * widthNanos);
            double overlap = Math.min(to, binEnd) - Math.max(from, binStart);
            sum += bins[(int) (bin - firstBin)] * (overlap / (binEnd - binStart));
        }
        return sum;
    }
}

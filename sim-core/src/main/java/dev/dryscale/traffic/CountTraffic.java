package dev.dryscale.traffic;

import dev.dryscale.random.RandomStreams;
import java.util.Arrays;

/** Recorded counts per interval, turned into arrivals by a named rule. Memory does not grow with the counts. */
public final class CountTraffic implements TrafficSource {

    /** The largest count of one interval. */
    public static final double MAX_COUNT = 1e12;

    private final double[] counts;
    private final long intervalNanos;
    private final long startNanos;
    private final CountRule rule;

    /**
     * Counts of the intervals {@code [start + i * interval, start + (i + 1) * interval)}.
     *
     * @param counts 0 to 1e12 each, fractions allowed; copied
     * @param startNanos silence before the first interval
     * @throws IllegalArgumentException for a count out of range (NaN included), none at all, or too long a series
     */
    public CountTraffic(double[] counts, long intervalNanos, long startNanos, CountRule rule) {
        Times.positive("interval", intervalNanos);
        Times.notNegative("start", startNanos);
        if (counts.length == 0 || counts.length > (Long.MAX_VALUE - 1 - startNanos) / intervalNanos) {
            throw new IllegalArgumentException(
                    "counts must be at least one and end before 292 years, were " + counts.length + " intervals");
        }
        for (int i = 0; i < counts.length; i++) {
            if (!(counts[i] >= 0 && counts[i] <= MAX_COUNT)) {
                throw new IllegalArgumentException("counts[" + i + "] must be from 0 to 1e12, was " + counts[i]);
            }
        }
        this.counts = counts.clone();
        this.intervalNanos = intervalNanos;
        this.startNanos = startNanos;
        this.rule = rule;
    }

    /** How counts become arrivals. */
    public CountRule rule() {
        return rule;
    }

    public long intervalNanos() {
        return intervalNanos;
    }

    /** The sum of all counts: exactly the arrivals, but for the rule {@link CountRule#POISSON} and fractions. */
    public double total() {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }

    @Override
    public long durationNanos() {
        return startNanos + counts.length * intervalNanos;
    }

    /** The recorded counts, spread evenly within their intervals. */
    @Override
    public double ratePerSecond(long fromNanos, long toNanos) {
        Times.window(fromNanos, toNanos);
        long from = Math.max(fromNanos, startNanos) - startNanos;
        long to = Math.min(toNanos, durationNanos()) - startNanos;
        double arrivals = 0;
        long at = from;
        while (at < to) {
            long i = at / intervalNanos;
            long end = Math.min((i + 1) * intervalNanos, to);
            arrivals += counts[(int) i] * ((double) (end - at) / intervalNanos);
            at = end;
        }
        return arrivals / ((toNanos - fromNanos) / 1e9);
    }

    @Override
    public ArrivalStream open(RandomStreams streams) {
        return switch (rule) {
            case UNIFORM -> new UniformCountStream(counts, intervalNanos, startNanos, streams.named("arrivals"));
            case POISSON ->
                new PoissonStream(new CountWalk(counts, intervalNanos, startNanos), streams.named("arrivals"));
            case EVENLY -> new EvenCountStream(counts, intervalNanos, startNanos);
        };
    }

    @Override
    public TrafficSource scaled(double factor) {
        Times.factor(factor);
        double[] more = new double[counts.length];
        for (int i = 0; i < more.length; i++) {
            more[i] = counts[i] * factor;
        }
        return new CountTraffic(more, intervalNanos, startNanos, rule);
    }

    /** Cuts the series to the intervals touched before it cuts arrivals, so that the days before cost nothing. */
    @Override
    public TrafficSource clipped(long fromNanos, long toNanos) {
        Times.window(fromNanos, toNanos);
        long first = Math.max(0, fromNanos - startNanos) / intervalNanos;
        long to = Math.min(toNanos, durationNanos()) - startNanos;
        long end = to <= 0 ? 0 : (to + intervalNanos - 1) / intervalNanos;
        if (fromNanos < startNanos || first >= end) {
            return new ClippedTraffic(this, fromNanos, toNanos);
        }
        double[] touched = Arrays.copyOfRange(counts, (int) first, (int) end);
        CountTraffic part = new CountTraffic(touched, intervalNanos, 0, rule);
        long offset = startNanos + first * intervalNanos;
        boolean aligned = offset == fromNanos && part.durationNanos() == toNanos - fromNanos;
        return aligned ? part : new ClippedTraffic(part, fromNanos - offset, toNanos - offset);
    }

    @Override
    public boolean isRecorded() {
        return rule != CountRule.POISSON;
    }

    @Override
    public String describe() {
        return counts.length + " counts of " + Times.duration(intervalNanos) + ", " + rule.phrase();
    }
}

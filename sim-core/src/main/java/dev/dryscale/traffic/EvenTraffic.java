package dev.dryscale.traffic;

import dev.dryscale.random.RandomStreams;
import java.util.Arrays;

/**
 * Arrivals at equal distances without chance: number {@code i} comes at {@code first + floor(i * per / count)}, exact
 * to the nanosecond at any rational rate.
 */
public record EvenTraffic(long count, long perNanos, long firstNanos, long durationNanos) implements TrafficSource {

    /**
     * {@code count} arrivals per {@code perNanos}.
     *
     * @param firstNanos when the first arrival comes
     * @throws IllegalArgumentException also when {@code count * perNanos} is more than a long holds, or
     *     {@code count > perNanos}
     */
    public EvenTraffic {
        Times.positive("per", perNanos);
        if (count <= 0 || count > perNanos || count > Long.MAX_VALUE / perNanos) {
            throw new IllegalArgumentException("count must be positive, at most one per nanosecond, and"
                    + " count * per at most 2^63 - 1, was " + count + " per " + perNanos + " ns");
        }
        Times.notNegative("first", firstNanos);
        Times.positive("duration", durationNanos);
    }

    /** Exactly how many arrivals lie in {@code [from, to)}, over its length. */
    @Override
    public double ratePerSecond(long fromNanos, long toNanos) {
        Times.window(fromNanos, toNanos);
        long end = Math.min(toNanos, durationNanos);
        long arrivals = Math.max(0, before(end) - before(fromNanos));
        return arrivals / ((toNanos - fromNanos) / 1e9);
    }

    /** How many arrivals come before {@code nanos}: the i with {@code floor(i * per / count) < nanos - first}. */
    private long before(long nanos) {
        long since = nanos - firstNanos;
        if (since <= 0) {
            return 0;
        }
        // floor(x) < n for a whole n exactly when x < n; so this counts the i below since * count / per.
        long scaled = since % perNanos * count;
        return since / perNanos * count + scaled / perNanos + (scaled % perNanos == 0 ? 0 : 1);
    }

    @Override
    public ArrivalStream open(RandomStreams streams) {
        return new Evenly(this);
    }

    @Override
    public boolean isStationary() {
        return true;
    }

    @Override
    public String describe() {
        return "one arrival every " + Times.number(perNanos / 1e9 / count) + " s exactly" + Times.over(durationNanos);
    }

    private static final class Evenly implements ArrivalStream {

        private final EvenTraffic traffic;
        private long periodStart;
        private long inPeriod;

        Evenly(EvenTraffic traffic) {
            this.traffic = traffic;
            periodStart = traffic.firstNanos;
        }

        @Override
        public int fill(long[] atNanos, long[] serviceNanos) {
            int filled = 0;
            while (filled < atNanos.length) {
                long at = Times.plus(periodStart, inPeriod * traffic.perNanos / traffic.count);
                if (at >= traffic.durationNanos) {
                    break;
                }
                atNanos[filled++] = at;
                if (++inPeriod == traffic.count) {
                    inPeriod = 0;
                    periodStart = Times.plus(periodStart, traffic.perNanos);
                }
            }
            Arrays.fill(serviceNanos, 0, filled, NO_SERVICE_TIME);
            return filled;
        }
    }
}

package dev.dryscale.traffic;

import dev.dryscale.random.RandomStreams;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * A deterministic load without single requests, piecewise linear in time: for the {@code load} fidelity, where the control
 * loop alone is looked at.
 *
 * @param segments in time order, without overlap; outside them the load is 0
 */
public record LoadTraffic(Unit unit, List<Segment> segments) implements TrafficSource {

    /** What the load counts. */
    public enum Unit {
        /** Fully used instances; the metric is CPU utilisation, capped at 100 %. */
        INSTANCES,
        /** Requests per minute; the metric is the count per instance and minute, without a cap. */
        COUNT_PER_MINUTE
    }

    /** From {@code fromLoad} at {@code fromSecond} in a straight line to {@code toLoad} at {@code toSecond} (not included). */
    public record Segment(BigDecimal fromSecond, BigDecimal fromLoad, BigDecimal toSecond, BigDecimal toLoad) {

        public Segment {
            if (toSecond.compareTo(fromSecond) <= 0 || fromLoad.signum() < 0 || toLoad.signum() < 0) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "a load segment must go forward in time from a load of at least 0, was %s at %s s to %s at %s s",
                        fromLoad,
                        fromSecond,
                        toLoad,
                        toSecond));
            }
        }
    }

    public LoadTraffic {
        segments = List.copyOf(segments);
        for (int i = 1; i < segments.size(); i++) {
            if (segments.get(i).fromSecond().compareTo(segments.get(i - 1).toSecond()) < 0) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "load segments must not overlap, the one from %s s does",
                        segments.get(i).fromSecond()));
            }
        }
    }

    @Override
    public long durationNanos() {
        return Long.MAX_VALUE;
    }

    /** A load has no requests, so no rate either. */
    @Override
    public double ratePerSecond(long fromNanos, long toNanos) {
        return 0;
    }

    @Override
    public ArrivalStream open(RandomStreams streams) {
        return (atNanos, serviceNanos) -> 0;
    }

    @Override
    public String describe() {
        return "piecewise linear load in " + (unit == Unit.INSTANCES ? "instances" : "requests per minute");
    }
}

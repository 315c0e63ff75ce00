package dev.dryscale.traffic;

import java.util.List;

/**
 * Poisson arrivals whose rate goes in straight lines from point to point, level before the first and after the last. The rate
 * of a second is the exact mean of the lines over it.
 */
public record PolylineTraffic(List<StepTraffic.Step> points, long durationNanos) implements RateTraffic {

    /** Points in order of time, at least one. */
    public PolylineTraffic {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("points must have at least one point, had none");
        }
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).atNanos() <= points.get(i - 1).atNanos()) {
                throw new IllegalArgumentException("points[" + i + "] must come after the point before it, was at "
                        + Times.duration(points.get(i).atNanos()));
            }
        }
        Times.positive("duration", durationNanos);
    }

    @Override
    public SecondRates rates() {
        var line = new Polyline(points.size() + 1).knot(0, points.get(0).perSecond());
        for (var point : points) {
            line.knot(point.atNanos(), point.perSecond());
        }
        return line;
    }

    @Override
    public TrafficSource scaled(double factor) {
        Times.factor(factor);
        return new PolylineTraffic(
                points.stream()
                        .map(point -> new StepTraffic.Step(point.atNanos(), point.perSecond() * factor))
                        .toList(),
                durationNanos);
    }

    @Override
    public String describe() {
        double low =
                points.stream().mapToDouble(StepTraffic.Step::perSecond).min().orElse(0);
        double high =
                points.stream().mapToDouble(StepTraffic.Step::perSecond).max().orElse(0);
        return "lines (" + points.size() + " points) " + Times.number(low) + "-" + Times.perSecond(high)
                + Times.over(durationNanos);
    }
}

package dev.dryscale.traffic;

import java.util.List;

/**
 * Poisson arrivals whose rate jumps from level to level. A second with a jump inside has the exact mean of its parts.
 */
public record StepTraffic(List<Step> steps, long durationNanos) implements RateTraffic {

    /** From {@code atNanos} on the rate is {@code perSecond}, until the next step. */
    public record Step(long atNanos, double perSecond) {

        /** A level that begins at {@code atNanos}, 0 or later. */
        public Step {
            Times.notNegative("time of a step", atNanos);
            Times.rate("rate of a step", perSecond);
        }
    }

    /** Levels in time order; before the first the rate is 0. */
    public StepTraffic {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("steps must have at least one level, had none");
        }
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).atNanos() <= steps.get(i - 1).atNanos()) {
                throw new IllegalArgumentException("steps[" + i + "] must come after the step before it, was at "
                        + Times.duration(steps.get(i).atNanos()));
            }
        }
        Times.positive("duration", durationNanos);
    }

    @Override
    public SecondRates rates() {
        Polyline line = new Polyline(2 * steps.size() + 1).knot(0, 0);
        double level = 0;
        for (Step step : steps) {
            line.knot(step.atNanos(), level).knot(step.atNanos(), step.perSecond());
            level = step.perSecond();
        }
        return line;
    }

    @Override
    public TrafficSource scaled(double factor) {
        Times.factor(factor);
        return new StepTraffic(
                steps.stream()
                        .map(step -> new Step(step.atNanos(), step.perSecond() * factor))
                        .toList(),
                durationNanos);
    }

    @Override
    public String describe() {
        double low = steps.stream().mapToDouble(Step::perSecond).min().orElse(0);
        double high = steps.stream().mapToDouble(Step::perSecond).max().orElse(0);
        return "steps (" + steps.size() + ") " + Times.number(low) + "-" + Times.perSecond(high)
                + Times.over(durationNanos);
    }
}

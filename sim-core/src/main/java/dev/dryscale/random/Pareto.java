package dev.dryscale.random;

/** The Pareto law: {@code P(X > x) = (minimum / x)^shape} above the minimum. */
public record Pareto(double minimum, double shape) implements Distribution {

    /**
     * A Pareto law.
     *
     * @param shape the tail index; the mean exists above 1, the variance above 2
     * @throws IllegalArgumentException unless both are positive and finite
     */
    public Pareto {
        Checked.positive("minimum", minimum);
        Checked.positive("shape", shape);
    }

    /** Positive infinity up to shape 1. */
    @Override
    public double mean() {
        return shape > 1 ? shape * minimum / (shape - 1) : Double.POSITIVE_INFINITY;
    }

    @Override
    public double variance() {
        if (shape <= 2) {
            return Double.POSITIVE_INFINITY;
        }
        return minimum * minimum * shape / ((shape - 1) * (shape - 1) * (shape - 2));
    }

    @Override
    public double sample(RandomStream stream) {
        // An exponential over the shape is the logarithm of a Pareto.
        return minimum * StrictMath.exp(stream.nextExponential() / shape);
    }

    @Override
    public String describe() {
        return "Pareto(minimum " + Phrases.time(minimum) + ", shape " + Phrases.number(shape) + ")";
    }
}

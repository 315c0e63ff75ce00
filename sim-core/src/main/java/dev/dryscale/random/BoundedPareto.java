package dev.dryscale.random;

/** The Pareto law conditioned on staying within [{@code minimum}, {@code maximum}]. */
public record BoundedPareto(double minimum, double maximum, double shape) implements Distribution {

    /**
     * A bounded Pareto law.
     *
     * @throws IllegalArgumentException unless all are positive and finite and {@code minimum < maximum}
     */
    public BoundedPareto {
        Checked.positive("minimum", minimum);
        Checked.positive("maximum", maximum);
        Checked.positive("shape", shape);
        if (maximum <= minimum) {
            throw new IllegalArgumentException("maximum must be above the minimum (" + minimum + "), was " + maximum);
        }
    }

    @Override
    public double mean() {
        return moment(1);
    }

    @Override
    public double variance() {
        double mean = mean();
        return moment(2) - mean * mean;
    }

    /** {@code E[X^k]} by integrating the density; the power k = shape gives a logarithm. */
    private double moment(int k) {
        double scale = shape * StrictMath.pow(minimum, k) / keptShare();
        double ratio = StrictMath.log(maximum / minimum);
        if (shape == k) {
            return scale * ratio;
        }
        return scale * StrictMath.expm1((k - shape) * ratio) / (k - shape);
    }

    /** The part of the unbounded law that lies below the maximum. */
    private double keptShare() {
        return -StrictMath.expm1(-shape * StrictMath.log(maximum / minimum));
    }

    @Override
    public double sample(RandomStream stream) {
        double x = minimum * StrictMath.exp(-StrictMath.log1p(-stream.nextDouble() * keptShare()) / shape);
        return StrictMath.min(x, maximum);
    }

    @Override
    public String describe() {
        return "Pareto(" + Phrases.time(minimum) + " to " + Phrases.time(maximum) + ", shape " + Phrases.number(shape)
                + ")";
    }
}

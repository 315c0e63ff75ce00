package dev.dryscale.random;

import org.apache.commons.math3.special.Gamma;

/** The Weibull law: {@code P(X > x) = exp(-(x / scale)^shape)}. */
public record Weibull(double shape, double scale) implements Distribution {

    /**
     * A Weibull law.
     *
     * @throws IllegalArgumentException unless both are positive and finite
     */
    public Weibull {
        Checked.positive("shape", shape);
        Checked.positive("scale", scale);
    }

    @Override
    public double mean() {
        return scale * StrictMath.exp(Gamma.logGamma(1 + 1 / shape));
    }

    @Override
    public double variance() {
        double mean = mean();
        return scale * scale * StrictMath.exp(Gamma.logGamma(1 + 2 / shape)) - mean * mean;
    }

    @Override
    public double sample(RandomStream stream) {
        return scale * StrictMath.pow(stream.nextExponential(), 1 / shape);
    }

    @Override
    public String describe() {
        return "Weibull(shape " + Phrases.number(shape) + ", scale " + Phrases.time(scale) + ")";
    }
}

package dev.dryscale.random;

/** The gamma law by its shape and mean; sampled by Marsaglia and Tsang's (2000) squeeze of a cubed normal. */
public record Gamma(double shape, double mean) implements Distribution {

    /**
     * A gamma law.
     *
     * @throws IllegalArgumentException unless both are positive and finite
     */
    public Gamma {
        Checked.positive("shape", shape);
        Checked.positive("mean", mean);
    }

    @Override
    public double variance() {
        return mean * mean / shape;
    }

    @Override
    public double sample(RandomStream stream) {
        if (shape >= 1) {
            return mean / shape * standard(shape, stream);
        }
        // Below shape 1: a gamma of shape + 1 times U^(1/shape), with U = exp(-E).
        double larger = standard(shape + 1, stream);
        return mean / shape * larger * StrictMath.exp(-stream.nextExponential() / shape);
    }

    private static double standard(double shape, RandomStream stream) {
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = stream.nextNormal();
            double v = 1 + c * x;
            if (v <= 0) {
                continue;
            }
            v = v * v * v;
            if (-stream.nextExponential() < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }

    @Override
    public String describe() {
        return "gamma(shape " + Phrases.number(shape) + ", mean " + Phrases.time(mean) + ")";
    }
}

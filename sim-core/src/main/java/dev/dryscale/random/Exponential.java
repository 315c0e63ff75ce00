package dev.dryscale.random;

/** The exponential law with the given mean. */
public record Exponential(double mean) implements Distribution {

    /**
     * An exponential law.
     *
     * @throws IllegalArgumentException unless {@code mean} is positive and finite
     */
    public Exponential {
        Checked.positive("mean", mean);
    }

    @Override
    public double variance() {
        return mean * mean;
    }

    @Override
    public double sample(RandomStream stream) {
        return mean * stream.nextExponential();
    }

    @Override
    public void fill(RandomStream stream, double[] out, int n) {
        stream.fillExponential(out, n);
        for (int i = 0; i < n; i++) {
            out[i] *= mean;
        }
    }

    @Override
    public String describe() {
        return "exponential(mean " + Phrases.time(mean) + ")";
    }
}

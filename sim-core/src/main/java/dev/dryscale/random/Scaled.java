package dev.dryscale.random;

/**
 * Another law's values times a factor: the same draws, so that laws which differ by a factor only see the same requests.
 *
 * @param law whose values they are
 * @param factor positive
 */
public record Scaled(Distribution law, double factor) implements Distribution {

    /** @throws IllegalArgumentException for a factor that is not positive and finite */
    public Scaled {
        Checked.positive("factor", factor);
    }

    /** {@code law} times {@code factor}; of a mixture each part, so that its classes stay what they are. */
    public static Distribution of(Distribution law, double factor) {
        return law instanceof Mixture mixture
                ? new Mixture(
                        mixture.shares(),
                        mixture.parts().stream().map(part -> of(part, factor)).toList())
                : new Scaled(law, factor);
    }

    @Override
    public double mean() {
        return law.mean() * factor;
    }

    @Override
    public double variance() {
        return law.variance() * factor * factor;
    }

    @Override
    public double sample(RandomStream stream) {
        return law.sample(stream) * factor;
    }

    @Override
    public void fill(RandomStream stream, double[] out, int n) {
        law.fill(stream, out, n);
        for (int i = 0; i < n; i++) {
            out[i] *= factor;
        }
    }

    @Override
    public String describe() {
        return Phrases.number(factor) + " x " + law.describe();
    }
}

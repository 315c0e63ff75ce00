package dev.dryscale.random;

/**
 * A law of non-negative random values, in whatever unit its user states (times are seconds throughout Dryscale).
 * Immutable; all chance comes from the stream that is handed in.
 */
public interface Distribution {

    /** The expected value, in the unit of the values. */
    double mean();

    /** The variance, in the square of the unit; positive infinity where it does not exist. */
    double variance();

    /** Draws one value. */
    double sample(RandomStream stream);

    /** Draws {@code n} values into {@code out[0..n)}: the same values as {@code n} calls of {@link #sample}. */
    default void fill(RandomStream stream, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = sample(stream);
        }
    }

    /** One short phrase for reports, e.g. {@code lognormal(mean 18 ms, cv 0.8)}; times are printed with a unit. */
    String describe();
}

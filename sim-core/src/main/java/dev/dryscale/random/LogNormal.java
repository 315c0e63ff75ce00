package dev.dryscale.random;

/**
 * The lognormal law: {@code exp(mu + sigma * N)} with N a standard normal. Kept by its logarithm's parameters so that
 * a draw needs no logarithm; usually made with {@link #ofMeanAndCv}.
 */
public record LogNormal(double mu, double sigma) implements Distribution {

    /**
     * A lognormal law by the mean and standard deviation of its logarithm.
     *
     * @throws IllegalArgumentException unless {@code mu} is finite and {@code sigma} finite and not negative
     */
    public LogNormal {
        if (Double.isNaN(mu) || Double.isInfinite(mu)) {
            throw new IllegalArgumentException("mu must be finite, was " + mu);
        }
        Checked.notNegative("sigma", sigma);
    }

    /**
     * A lognormal law by its own mean and coefficient of variation (standard deviation over mean).
     *
     * @throws IllegalArgumentException unless the mean is positive and {@code cv} not negative
     */
    public static LogNormal ofMeanAndCv(double mean, double cv) {
        Checked.positive("mean", mean);
        Checked.notNegative("cv", cv);
        double sigmaSquared = StrictMath.log1p(cv * cv);
        return new LogNormal(StrictMath.log(mean) - sigmaSquared / 2, StrictMath.sqrt(sigmaSquared));
    }

    @Override
    public double mean() {
        return StrictMath.exp(mu + sigma * sigma / 2);
    }

    /** Standard deviation over mean. */
    public double cv() {
        return StrictMath.sqrt(StrictMath.expm1(sigma * sigma));
    }

    @Override
    public double variance() {
        return StrictMath.expm1(sigma * sigma) * StrictMath.exp(2 * mu + sigma * sigma);
    }

    @Override
    public double sample(RandomStream stream) {
        return StrictMath.exp(mu + sigma * stream.nextNormal());
    }

    @Override
    public String describe() {
        return "lognormal(mean " + Phrases.time(mean()) + ", cv " + Phrases.number(cv()) + ")";
    }
}

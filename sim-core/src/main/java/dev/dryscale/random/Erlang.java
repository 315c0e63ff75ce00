package dev.dryscale.random;

/** The Erlang law: the sum of {@code phases} exponentials of equal mean, together of the given mean. */
public record Erlang(int phases, double mean) implements Distribution {

    /** More phases than this are a constant for every practical purpose and cost one draw each. */
    public static final int MAX_PHASES = 1_000;

    /**
     * An Erlang law.
     *
     * @throws IllegalArgumentException unless {@code 1 <= phases <= }{@value #MAX_PHASES} and the mean is positive
     */
    public Erlang {
        if (phases < 1 || phases > MAX_PHASES) {
            throw new IllegalArgumentException("phases must be from 1 to " + MAX_PHASES + ", was " + phases);
        }
        Checked.positive("mean", mean);
    }

    @Override
    public double variance() {
        return mean * mean / phases;
    }

    @Override
    public double sample(RandomStream stream) {
        double sum = 0;
        for (int i = 0; i < phases; i++) {
            sum += stream.nextExponential();
        }
        return mean / phases * sum;
    }

    @Override
    public String describe() {
        return "Erlang(" + phases + " phases, mean " + Phrases.time(mean) + ")";
    }
}

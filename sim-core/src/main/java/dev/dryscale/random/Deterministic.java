package dev.dryscale.random;

import java.util.Arrays;

/** The law that always gives the same value. */
public record Deterministic(double value) implements Distribution {

    /**
     * A constant.
     *
     * @throws IllegalArgumentException unless {@code value} is finite and not negative
     */
    public Deterministic {
        Checked.notNegative("value", value);
    }

    @Override
    public double mean() {
        return value;
    }

    @Override
    public double variance() {
        return 0;
    }

    @Override
    public double sample(RandomStream stream) {
        return value;
    }

    @Override
    public void fill(RandomStream stream, double[] out, int n) {
        Arrays.fill(out, 0, n, value);
    }

    @Override
    public String describe() {
        return "constant " + Phrases.time(value);
    }
}

package dev.dryscale.random;

/** The uniform law on [{@code from}, {@code to}). */
public record Uniform(double from, double to) implements Distribution {

    /**
     * A uniform law.
     *
     * @throws IllegalArgumentException unless {@code 0 <= from <= to} and both are finite
     */
    public Uniform {
        Checked.notNegative("from", from);
        Checked.notNegative("to", to);
        if (to < from) {
            throw new IllegalArgumentException("to must not be below from (" + from + "), was " + to);
        }
    }

    @Override
    public double mean() {
        return from + (to - from) / 2;
    }

    @Override
    public double variance() {
        return (to - from) * (to - from) / 12;
    }

    @Override
    public double sample(RandomStream stream) {
        return from + (to - from) * stream.nextDouble();
    }

    @Override
    public String describe() {
        return "uniform(" + Phrases.time(from) + " to " + Phrases.time(to) + ")";
    }
}

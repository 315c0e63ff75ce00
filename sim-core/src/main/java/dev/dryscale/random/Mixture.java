package dev.dryscale.random;

import java.util.List;

/**
 * A law chosen at random among several, e.g. two kinds of request. Which one it was is the request's class.
 *
 * @param shares of the parts; positive, with sum 1 (to 1e-9)
 * @param parts one law per share
 */
public record Mixture(List<Double> shares, List<Distribution> parts) implements Distribution {

    private static final double SUM_TOLERANCE = 1e-9;

    /**
     * A mixture.
     *
     * @throws IllegalArgumentException when shares and parts do not match or the shares are no probabilities
     */
    public Mixture {
        shares = List.copyOf(shares);
        parts = List.copyOf(parts);
        if (shares.isEmpty() || shares.size() != parts.size()) {
            throw new IllegalArgumentException("shares and parts must be equally many and at least one, were "
                    + shares.size() + " and " + parts.size());
        }
        double sum = 0;
        for (int i = 0; i < shares.size(); i++) {
            sum += Checked.positive("shares[" + i + "]", shares.get(i));
        }
        if (StrictMath.abs(sum - 1) > SUM_TOLERANCE) {
            throw new IllegalArgumentException("shares must have sum 1, had " + sum);
        }
    }

    @Override
    public double mean() {
        double sum = 0;
        for (int i = 0; i < parts.size(); i++) {
            sum += shares.get(i) * parts.get(i).mean();
        }
        return sum;
    }

    @Override
    public double variance() {
        double second = 0;
        for (int i = 0; i < parts.size(); i++) {
            double mean = parts.get(i).mean();
            second += shares.get(i) * (parts.get(i).variance() + mean * mean);
        }
        return second - mean() * mean();
    }

    /** Draws the class of a value, from 0. */
    public int sampleClass(RandomStream stream) {
        double u = stream.nextDouble();
        int part = 0;
        double below = shares.get(0);
        while (u >= below && part < parts.size() - 1) {
            part++;
            below += shares.get(part);
        }
        return part;
    }

    @Override
    public double sample(RandomStream stream) {
        return parts.get(sampleClass(stream)).sample(stream);
    }

    /** As {@link #fill(RandomStream, double[], int)}, and writes the class of each value. */
    public void fill(RandomStream stream, double[] out, int[] classes, int n) {
        for (int i = 0; i < n; i++) {
            classes[i] = sampleClass(stream);
            out[i] = parts.get(classes[i]).sample(stream);
        }
    }

    @Override
    public String describe() {
        return "mixture(" + parts.size() + " classes, mean " + Phrases.time(mean()) + ")";
    }
}

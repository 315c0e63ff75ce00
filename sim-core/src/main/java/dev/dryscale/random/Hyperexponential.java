package dev.dryscale.random;

import java.util.List;

/** The hyperexponential law: an exponential whose mean is chosen at random among several. */
public record Hyperexponential(List<Double> probabilities, List<Double> means) implements Distribution {

    private static final double SUM_TOLERANCE = 1e-9;

    /**
     * A mixture of exponentials.
     *
     * @param probabilities of each branch; not negative, with sum 1 (to 1e-9)
     * @param means of each branch; positive
     * @throws IllegalArgumentException when one of these does not hold
     */
    public Hyperexponential {
        probabilities = List.copyOf(probabilities);
        means = List.copyOf(means);
        if (probabilities.isEmpty() || probabilities.size() != means.size()) {
            throw new IllegalArgumentException("probabilities and means must be equally many and at least one, were "
                    + probabilities.size() + " and " + means.size());
        }
        double sum = 0;
        for (int i = 0; i < means.size(); i++) {
            sum += Checked.notNegative("probabilities[" + i + "]", probabilities.get(i));
            Checked.positive("means[" + i + "]", means.get(i));
        }
        if (StrictMath.abs(sum - 1) > SUM_TOLERANCE) {
            throw new IllegalArgumentException("probabilities must have sum 1, had " + sum);
        }
    }

    /**
     * Two branches of equal load (balanced means), the usual H2 of the given mean and coefficient of variation.
     *
     * @param cv at least 1
     */
    public static Hyperexponential balanced(double mean, double cv) {
        Checked.positive("mean", mean);
        if (!(cv >= 1) || Double.isInfinite(cv)) {
            throw new IllegalArgumentException("cv of a hyperexponential must be at least 1, was " + cv);
        }
        double scv = cv * cv;
        double p = 0.5 * (1 + StrictMath.sqrt((scv - 1) / (scv + 1)));
        return new Hyperexponential(List.of(p, 1 - p), List.of(mean / (2 * p), mean / (2 * (1 - p))));
    }

    @Override
    public double mean() {
        double sum = 0;
        for (int i = 0; i < means.size(); i++) {
            sum += probabilities.get(i) * means.get(i);
        }
        return sum;
    }

    @Override
    public double variance() {
        double second = 0;
        for (int i = 0; i < means.size(); i++) {
            second += probabilities.get(i) * 2 * means.get(i) * means.get(i);
        }
        return second - mean() * mean();
    }

    @Override
    public double sample(RandomStream stream) {
        double u = stream.nextDouble();
        int branch = 0;
        double below = probabilities.get(0);
        while (u >= below && branch < means.size() - 1) {
            branch++;
            below += probabilities.get(branch);
        }
        return means.get(branch) * stream.nextExponential();
    }

    @Override
    public String describe() {
        return "hyperexponential(" + means.size() + " branches, mean " + Phrases.time(mean()) + ", cv "
                + Phrases.number(StrictMath.sqrt(variance()) / mean()) + ")";
    }
}

package dev.dryscale.experiment;

import java.util.stream.IntStream;

/** Holm's step-down correction (Holm 1979): the chance of any false claim among several tests stays at the level. */
final class Holm {

    private Holm() {}

    /** Which tests are significant together: the i-th smallest of m p-values must be at most {@code level / (m - i + 1)}. */
    static boolean[] significant(double[] pValues, double level) {
        var significant = new boolean[pValues.length];
        var order = IntStream.range(0, pValues.length)
                .boxed()
                .sorted((a, b) -> Double.compare(pValues[a], pValues[b]))
                .toList();
        for (int i = 0; i < order.size(); i++) {
            if (!(pValues[order.get(i)] <= level / (pValues.length - i))) {
                break;
            }
            significant[order.get(i)] = true;
        }
        return significant;
    }
}

package dev.dryscale.fleet.station;

import java.util.List;

/**
 * What a routing algorithm may be told.
 *
 * @param choices targets that {@link RoutingAlgorithm#POWER_OF_CHOICES} samples, at least 1
 * @param replacement whether the same target may be sampled twice
 * @param tiesAtRandom whether equally good targets are drawn by lot; else they take turns
 * @param weights of targets by order of registration, again from the first when there are more targets; empty is all equal
 */
public record RoutingOptions(int choices, boolean replacement, boolean tiesAtRandom, List<Integer> weights) {

    /** Two choices without replacement, ties in turn, equal weights. */
    public static final RoutingOptions DEFAULT = new RoutingOptions(2, false, false, List.of());

    /**
     * Options.
     *
     * @throws IllegalArgumentException when there is no choice, or a weight is below 1
     */
    public RoutingOptions {
        weights = List.copyOf(weights);
        if (choices < 1 || weights.stream().anyMatch(weight -> weight < 1)) {
            throw new IllegalArgumentException(
                    "choices and weights must be at least 1, were " + choices + " and " + weights);
        }
    }
}

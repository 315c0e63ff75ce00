package dev.dryscale.fleet.station;

import java.util.List;

/**
 * What a routing algorithm may be told.
 *
 * @param choices targets that {@link RoutingAlgorithm#POWER_OF_CHOICES} samples, at least 1
 * @param replacement whether the same target may be sampled twice
 * @param tiesAtRandom whether equally good targets are drawn by lot; else they take turns
 * @param weights of targets by order of registration, again from the first when there are more targets; empty is all equal
 * @param slowStartNanos how long a new target takes to its full share of requests (LC-14); 0 is none. Only for {@link
 *     RoutingAlgorithm#ROUND_ROBIN}: a choice by what is outstanding would undo it
 * @param most outstanding requests of a target that {@link RoutingAlgorithm#PACKING} fills, at least 1
 */
public record RoutingOptions(
        int choices, boolean replacement, boolean tiesAtRandom, List<Integer> weights, long slowStartNanos, int most) {

    /** Ten jobs at a target, as AutoScale's servers take. */
    public static final int DEFAULT_MOST = 10;

    /** Two choices without replacement, ties in turn, equal weights. */
    public static final RoutingOptions DEFAULT = new RoutingOptions(2, false, false, List.of(), 0, DEFAULT_MOST);

    /**
     * Options.
     *
     * @throws IllegalArgumentException when there is no choice or room, a weight is below 1, or a slow start is negative
     */
    public RoutingOptions {
        weights = List.copyOf(weights);
        if (choices < 1 || most < 1 || weights.stream().anyMatch(weight -> weight < 1)) {
            throw new IllegalArgumentException(
                    "choices, most and weights must be at least 1, were " + choices + ", " + most + " and " + weights);
        }
        if (slowStartNanos < 0) {
            throw new IllegalArgumentException("the slow start must not be negative, was " + slowStartNanos + " ns");
        }
    }

    public boolean hasSlowStart() {
        return slowStartNanos > 0;
    }
}

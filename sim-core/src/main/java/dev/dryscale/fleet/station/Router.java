package dev.dryscale.fleet.station;

import dev.dryscale.random.RandomStream;

/**
 * The load balancer's choice of the next target. One router serves one run and one thread; both data planes use the same
 * ones, so that equal states give equal routes.
 */
public interface Router {

    /** What {@link #next} says when no target is registered. */
    int NO_TARGET = -1;

    /**
     * The router for an algorithm that needs no chance, with no target registered.
     *
     * @throws IllegalArgumentException for one that draws lots
     */
    static Router of(RoutingAlgorithm algorithm) {
        return switch (algorithm) {
            case ROUND_ROBIN -> new RoundRobin();
            case LEAST_OUTSTANDING_REQUESTS -> new LeastOutstanding();
            default -> throw new IllegalArgumentException(algorithm + " needs a stream of random numbers");
        };
    }

    /** The router for {@code algorithm}, with no target registered, that draws its lots from {@code chance}. */
    static Router of(RoutingAlgorithm algorithm, RoutingOptions options, RandomStream chance) {
        if (algorithm == RoutingAlgorithm.PACKING) {
            return new IndexPacking(options.most());
        }
        boolean byLot = algorithm != RoutingAlgorithm.ROUND_ROBIN
                && (algorithm != RoutingAlgorithm.LEAST_OUTSTANDING_REQUESTS || options.tiesAtRandom());
        var router = byLot ? new RandomRouting(algorithm, options, chance) : of(algorithm);
        return options.hasSlowStart() ? new SlowStart(router, options.slowStartNanos()) : router;
    }

    /** It is {@code nowNanos} from now on, for a router that goes by the time. */
    default void at(long nowNanos) {}

    /** Chooses the row of the next request, or {@link #NO_TARGET}; the choice counts as a turn even if it is not sent. */
    int next();

    /** Whether {@link #next} chooses a row. */
    boolean hasTarget();

    /** A request is outstanding at {@code row} from now on. */
    void sent(int row);

    /** A request is no longer outstanding at {@code row}, which may be out of rotation. */
    void left(int row);

    /**
     * The row takes part in the rotation from now on, with whatever it still has outstanding.
     *
     * @throws IllegalStateException if it takes part already
     */
    void add(int row);

    /** The row takes no further part in the rotation; nothing happens if it did not. */
    void removeFromRotation(int row);
}

package dev.dryscale.fleet.station;

/**
 * The load balancer's choice of the next target. One router serves one run and one thread; both data planes use the same
 * ones, so that equal states give equal routes.
 */
public interface Router {

    /** What {@link #next} says when no target is registered. */
    int NO_TARGET = -1;

    /** The router for {@code algorithm}, with no target registered. */
    static Router of(RoutingAlgorithm algorithm) {
        return switch (algorithm) {
            case ROUND_ROBIN -> new RoundRobin();
            case LEAST_OUTSTANDING_REQUESTS -> new LeastOutstanding();
        };
    }

    /** Chooses the row of the next request, or {@link #NO_TARGET}; the choice counts as a turn even if it is not sent. */
    int next();

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

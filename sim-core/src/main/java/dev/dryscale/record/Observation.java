package dev.dryscale.record;

import java.math.BigInteger;
import java.util.List;

/**
 * What was seen of the requests that arrived in the window of an {@link Observe}, and of the station within it. Times are
 * nanoseconds. Averages over time are integrals divided by the window.
 *
 * @param arrived requests that arrived in the window
 * @param workNanos what they need of a server
 * @param workSquares the squares of what they need, summed
 * @param waited those that could not start at once, whatever became of them
 * @param waitOver for each wait asked about, the requests that waited longer
 * @param open those still in system at the end of the run; 0 when the run was long enough
 * @param waits of the requests that were served
 * @param responses of the requests that were answered
 * @param classes responses by class of the request's law of time, where it has classes
 * @param integrals of the station over the window
 * @param numberInSystem at the instants asked for
 * @param requests the first ones, one by one
 */
public record Observation(
        Observe asked,
        long arrived,
        BigInteger workNanos,
        double workSquares,
        long waited,
        long rejected,
        long abandoned,
        List<Long> waitOver,
        long open,
        LatencyHistogram waits,
        LatencyHistogram responses,
        List<ClassTotal> classes,
        Integrals integrals,
        List<Long> numberInSystem,
        List<Seen> requests) {

    public Observation {
        waitOver = List.copyOf(waitOver);
        classes = List.copyOf(classes);
        numberInSystem = List.copyOf(numberInSystem);
        requests = List.copyOf(requests);
    }

    /** How many requests of one class were answered, and the sum of their responses. */
    public record ClassTotal(long count, BigInteger responseNanos) {}

    /**
     * State integrated over the window.
     *
     * @param inSystem request-nanoseconds in system
     * @param waiting request-nanoseconds in line
     * @param busy server-nanoseconds at work
     * @param idle server-nanoseconds ready without work
     * @param inSetup server-nanoseconds in set-up
     * @param someOn nanoseconds with at least one server that is ready or in set-up
     */
    public record Integrals(double inSystem, double waiting, double busy, double idle, double inSetup, double someOn) {}

    /** One request; {@code startNanos} and {@code endNanos} are -1 when it did not start or is still there. */
    public record Seen(long arrivalNanos, long startNanos, long endNanos) {}

    /** The length of the window in nanoseconds. */
    public long windowNanos() {
        return asked.toNanos() - asked.fromNanos();
    }
}

package dev.dryscale.fleet.station;

import dev.dryscale.random.Distribution;
import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import dev.dryscale.record.RequestBook;
import java.util.Arrays;

/** How many requests are in system when a run starts. */
final class InitialRequests {

    private final StartState start;
    private final Distribution time;
    private final RandomStream chance;
    private final RequestPool pool;
    private final RequestBook book;
    private long arrived;

    InitialRequests(StartState start, Distribution time, RandomStreams streams, RequestPool pool, RequestBook book) {
        this.start = start;
        this.time = time;
        this.chance = streams.named("start");
        this.pool = pool;
        this.book = book;
    }

    /** One of them, counted as arriving now with a service time drawn afresh; gives its place in the pool. */
    int arrive(long nowNanos) {
        int id = pool.allocate(RequestFeed.toNanos(time.sample(chance)), 0);
        pool.classes[id] = RequestPool.FROM_THE_START;
        pool.arrivalNanos[id] = nowNanos;
        book.arriveFirst(nowNanos);
        arrived++;
        return id;
    }

    long arrived() {
        return arrived;
    }

    /** The listed ones of each row, each told to {@code station} once it has arrived. */
    void arriveByRow(long nowNanos, Station station) {
        for (int row = 0; row < start.inSystem().size(); row++) {
            for (int left = start.inSystem().get(row); left > 0; left--) {
                station.take(arrive(nowNanos), row);
            }
        }
    }

    /** Takes a request to a row. */
    @FunctionalInterface
    interface Station {
        void take(int id, int row);
    }

    /**
     * The listed number, or a draw from the stationary law of M/M/c at the stated rate, c being the free slots: geometric
     * above c, and a truncated Poisson law below.
     *
     * @param slots {@link Integer#MAX_VALUE} for infinite servers
     * @throws IllegalArgumentException when the slots cannot carry the rate, so that there is no stationary law
     */
    int count(int slots) {
        if (!(start.steadyRatePerSecond() > 0)) {
            return start.inSystem().stream().mapToInt(Integer::intValue).sum();
        }
        double load = start.steadyRatePerSecond() * time.mean();
        if (load >= slots) {
            throw new IllegalArgumentException(
                    "no steady start: the load of " + load + " servers is not below the " + slots + " at the start");
        }
        boolean infinite = slots == Integer.MAX_VALUE;
        // beyond 40 standard deviations there is nothing that a double could tell from 0
        int states = infinite ? (int) (load + 40 * StrictMath.sqrt(load) + 100) : slots;
        double[] weights = weights(load, states);
        double below = Arrays.stream(weights, 0, states).sum();
        double ratio = load / slots;
        double above = infinite ? 0 : weights[states] / (1 - ratio);
        double ticket = chance.nextDouble() * (below + above);
        for (int n = 0; n < states; n++) {
            ticket -= weights[n];
            if (ticket < 0) {
                return n;
            }
        }
        return infinite ? states : states + geometric(ratio);
    }

    /** Poisson weights 0 to {@code states}, the largest being 1. */
    private static double[] weights(double load, int states) {
        double[] logs = new double[states + 1];
        double most = 0;
        for (int n = 1; n <= states; n++) {
            logs[n] = logs[n - 1] + StrictMath.log(load / n);
            most = Math.max(most, logs[n]);
        }
        double largest = most;
        return Arrays.stream(logs).map(log -> StrictMath.exp(log - largest)).toArray();
    }

    private int geometric(double ratio) {
        return (int) (StrictMath.log(1 - chance.nextDouble()) / StrictMath.log(ratio));
    }
}

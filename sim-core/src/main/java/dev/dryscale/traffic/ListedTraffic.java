package dev.dryscale.traffic;

import dev.dryscale.random.RandomStreams;
import java.util.List;

/** Requests that are listed one by one, for examples that one can follow by hand. */
public record ListedTraffic(List<Request> requests) implements TrafficSource {

    /**
     * One request.
     *
     * @param serviceNanos the service time it needs, or {@link ArrivalStream#NO_SERVICE_TIME} to draw one
     */
    public record Request(long atNanos, long serviceNanos) {}

    /**
     * A list in time order.
     *
     * @throws IllegalArgumentException when it is empty or not in order
     */
    public ListedTraffic {
        requests = List.copyOf(requests);
        if (requests.isEmpty()) {
            throw new IllegalArgumentException("requests must list at least one request");
        }
        long before = 0;
        for (var request : requests) {
            Times.notNegative("time of a request", request.atNanos());
            if (request.atNanos() < before) {
                throw new IllegalArgumentException("requests must be in time order, "
                        + Times.duration(request.atNanos()) + " came after " + Times.duration(before));
            }
            before = request.atNanos();
        }
    }

    /** Whether every request comes with its service time. */
    public boolean tellsAllTimes() {
        return requests.stream().allMatch(request -> request.serviceNanos() != ArrivalStream.NO_SERVICE_TIME);
    }

    @Override
    public long durationNanos() {
        return requests.get(requests.size() - 1).atNanos() + 1;
    }

    @Override
    public double ratePerSecond(long fromNanos, long toNanos) {
        Times.window(fromNanos, toNanos);
        long inside = requests.stream()
                .filter(request -> request.atNanos() >= fromNanos && request.atNanos() < toNanos)
                .count();
        return inside / ((toNanos - fromNanos) / 1e9);
    }

    @Override
    public ArrivalStream open(RandomStreams streams) {
        return new Listed(requests);
    }

    @Override
    public String describe() {
        return requests.size() + " listed requests" + Times.over(durationNanos());
    }

    private static final class Listed implements ArrivalStream {

        private final List<Request> requests;
        private int next;

        Listed(List<Request> requests) {
            this.requests = requests;
        }

        @Override
        public int fill(long[] atNanos, long[] serviceNanos) {
            int filled = 0;
            while (filled < atNanos.length && next < requests.size()) {
                var request = requests.get(next++);
                atNanos[filled] = request.atNanos();
                serviceNanos[filled++] = request.serviceNanos();
            }
            return filled;
        }

        @Override
        public boolean carriesServiceTimes() {
            return true;
        }
    }
}

package dev.dryscale.traffic;

import dev.dryscale.kernel.HotLoop;
import java.util.List;

/** Two streams in one time order; at equal times the first goes first. */
final class MergedStream implements ArrivalStream {

    private final Side first;
    private final Side second;

    MergedStream(ArrivalStream first, ArrivalStream second) {
        this.first = new Side(first);
        this.second = new Side(second);
    }

    @Override
    @HotLoop
    public int fill(long[] atNanos, long[] serviceNanos) {
        int filled = 0;
        while (filled < atNanos.length) {
            boolean firstLeft = first.ready();
            boolean secondLeft = second.ready();
            if (!firstLeft && !secondLeft) {
                break;
            }
            boolean takeFirst = firstLeft && (!secondLeft || first.at[first.next] <= second.at[second.next]);
            Side side = takeFirst ? first : second;
            atNanos[filled] = side.at[side.next];
            serviceNanos[filled] = side.service[side.next];
            side.next++;
            filled++;
        }
        return filled;
    }

    @Override
    public boolean carriesServiceTimes() {
        return first.stream.carriesServiceTimes() || second.stream.carriesServiceTimes();
    }

    @Override
    public void close() {
        closeAll(List.of(first.stream, second.stream));
    }

    /** Closes every stream, also after one has failed to close; the first failure is thrown at the end. */
    static void closeAll(List<ArrivalStream> streams) {
        RuntimeException failure = null;
        for (ArrivalStream stream : streams) {
            try {
                stream.close();
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** A stream with a block read ahead. */
    private static final class Side {

        private static final int BLOCK = 1_024;

        final ArrivalStream stream;
        final long[] at = new long[BLOCK];
        final long[] service = new long[BLOCK];
        int next;
        private int end;
        private boolean ended;

        Side(ArrivalStream stream) {
            this.stream = stream;
        }

        boolean ready() {
            if (next < end) {
                return true;
            }
            if (!ended) {
                end = stream.fill(at, service);
                next = 0;
                ended = end == 0;
            }
            return !ended;
        }
    }
}

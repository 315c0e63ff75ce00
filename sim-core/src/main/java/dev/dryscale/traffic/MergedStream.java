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
        int n = atNanos.length;
        int filled = 0;
        while (filled < n) {
            boolean firstLeft = first.ready();
            boolean secondLeft = second.ready();
            if (!firstLeft || !secondLeft) {
                Side left = firstLeft ? first : second;
                return filled + (firstLeft || secondLeft ? left.copy(atNanos, serviceNanos, filled) : 0);
            }
            int i = first.next;
            int j = second.next;
            // Which side is next is a coin toss; selecting by arithmetic keeps the processor from guessing wrong.
            while (i < first.end && j < second.end && filled < n) {
                long a = first.at[i];
                long b = second.at[j];
                int takeSecond = (int) ((b - a) >>> 63);
                atNanos[filled] = takeSecond == 0 ? a : b;
                serviceNanos[filled] = takeSecond == 0 ? first.service[i] : second.service[j];
                i += 1 - takeSecond;
                j += takeSecond;
                filled++;
            }
            first.next = i;
            second.next = j;
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

        int copy(long[] atNanos, long[] serviceNanos, int from) {
            int taken = Math.min(end - next, atNanos.length - from);
            System.arraycopy(at, next, atNanos, from, taken);
            System.arraycopy(service, next, serviceNanos, from, taken);
            next += taken;
            return taken;
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

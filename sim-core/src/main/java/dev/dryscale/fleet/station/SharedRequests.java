package dev.dryscale.fleet.station;

import dev.dryscale.random.Distribution;
import dev.dryscale.random.RandomStreams;
import dev.dryscale.traffic.ArrivalStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The requests of several runs that see the same ones: arrivals and sizes are drawn once, and every run reads them with a
 * cursor of its own. What all have read is forgotten, so memory is bounded as long as the runs keep step. Used by one
 * thread.
 */
public final class SharedRequests implements AutoCloseable {

    /** Blocks drawn at once: 16,384 requests, which leave room for the runs' own figures in the processor's cache. */
    private static final int WINDOW = 16;

    private final ArrivalStream arrivals;
    private final ArrivalBlock.Draw draw;
    private final List<ArrivalBlock.Filled> blocks = new ArrayList<>();
    private final Deque<ArrivalBlock.Filled> spare = new ArrayDeque<>();
    private final List<Cursor> cursors = new ArrayList<>();
    private long firstIndex;
    private boolean ended;

    /**
     * The requests that a run with these streams would draw by itself.
     *
     * @param arrivals closed by {@link #close}
     */
    public SharedRequests(Distribution time, ArrivalStream arrivals, RandomStreams streams) {
        this.arrivals = arrivals;
        this.draw = new ArrivalBlock.Draw(arrivals, time, streams.named("service"));
    }

    /** All requests from the first on, for one run; closing it says that the run needs no more. */
    public ArrivalStream open() {
        var cursor = new Cursor();
        cursors.add(cursor);
        return cursor;
    }

    /**
     * Draws the next requests and forgets what every open cursor has left behind.
     *
     * @return until when the runs find all their requests drawn; {@link Long#MAX_VALUE} once the traffic has ended
     */
    public long advance() {
        forget();
        for (int i = 0; i < WINDOW && !ended; i++) {
            append();
        }
        return ended ? Long.MAX_VALUE : blocks.get(blocks.size() - 1).lastAtNanos();
    }

    private void forget() {
        long needed = cursors.stream().mapToLong(Cursor::held).min().orElse(firstIndex + blocks.size());
        int unused = (int) (needed - firstIndex);
        spare.addAll(blocks.subList(0, unused));
        blocks.subList(0, unused).clear();
        firstIndex = needed;
    }

    private void append() {
        var block = spare.isEmpty() ? new ArrivalBlock.Filled() : spare.pop();
        draw.fill(block);
        ended = block.filled == 0;
        blocks.add(block);
    }

    private ArrivalBlock.Filled block(long index) {
        while (!ended && index >= firstIndex + blocks.size()) {
            append();
        }
        return blocks.get((int) Math.min(index - firstIndex, blocks.size() - 1L));
    }

    @Override
    public void close() {
        arrivals.close();
    }

    /** One run's way through the requests. */
    final class Cursor implements ArrivalStream {

        private long next;
        private int taken;

        /** The next whole block; nothing in it may be written. */
        ArrivalBlock.Filled nextBlock() {
            return block(next++);
        }

        /** The earliest block that is still read. */
        private long held() {
            return Math.max(firstIndex, Math.min(next, firstIndex + blocks.size()) - 1);
        }

        @Override
        public int fill(long[] atNanos, long[] serviceNanos) {
            var block = block(next);
            if (taken == block.filled && block.filled > 0) {
                next++;
                taken = 0;
                block = block(next);
            }
            int n = Math.min(atNanos.length, block.filled - taken);
            System.arraycopy(block.atNanos, taken, atNanos, 0, n);
            System.arraycopy(block.serviceNanos, taken, serviceNanos, 0, n);
            taken += n;
            return n;
        }

        @Override
        public boolean carriesServiceTimes() {
            return true;
        }

        @Override
        public boolean isDrawn() {
            return true;
        }

        @Override
        public void close() {
            cursors.remove(this);
        }
    }
}

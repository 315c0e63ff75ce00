package dev.dryscale.scenario.trace;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Merges the records of many traces by time. A trace is opened when its first stamp comes up and closed at its end, so
 * memory and open files follow how many overlap, not how many there are.
 */
final class MergeCursor implements RecordCursor {

    /** More traces than this at one moment are refused rather than opened. */
    static final int MOST_OPEN = 256;

    private static final LineCursor.Listener DEAF = (verdict, record, bytes) -> {};

    private final List<TraceScan.Result> traces;
    private final ReplayOptions options;
    private final PriorityQueue<Front> open =
            new PriorityQueue<>(Comparator.comparingLong(Front::stamp).thenComparingInt(Front::index));
    private int nextTrace;
    private @Nullable Front current;

    /** {@code traces} by their earliest stamp. */
    MergeCursor(List<TraceScan.Result> traces, ReplayOptions options) {
        this.traces = traces;
        this.options = options;
    }

    @Override
    public boolean next(TraceRecord record) throws IOException {
        var front = front();
        if (front == null) {
            return false;
        }
        record.copyFrom(front.record());
        if (!front.advance()) {
            front.cursor().close();
            current = null;
        }
        return true;
    }

    private @Nullable Front front() throws IOException {
        var front = current;
        while (nextTrace < traces.size()
                && (earliest(front) == Long.MAX_VALUE || traces.get(nextTrace).minNanos() <= earliest(front))) {
            open();
        }
        var other = open.peek();
        if (front == null) {
            current = open.poll();
        } else if (other != null
                && (other.stamp() < front.stamp()
                        || (other.stamp() == front.stamp() && other.index() < front.index()))) {
            current = open.poll();
            open.add(front);
        }
        return current;
    }

    private long earliest(@Nullable Front front) {
        var other = open.peek();
        long held = other == null ? Long.MAX_VALUE : other.stamp();
        return front == null ? held : Math.min(held, front.stamp());
    }

    private void open() throws IOException {
        if (open.size() >= MOST_OPEN) {
            throw new RefusedTraceException(
                    "overlaps in time with " + MOST_OPEN + " other files; merge some of them first", null);
        }
        int index = nextTrace++;
        var trace = traces.get(index);
        var front = new Front(index, ordered(trace, options), new TraceRecord());
        if (front.advance()) {
            open.add(front);
        } else {
            front.cursor().close();
        }
    }

    /** A trace's records in order of arrival. */
    static RecordCursor ordered(TraceScan.Result trace, ReplayOptions options) throws IOException {
        var cursor = TraceSource.open(trace.bytes().name(), trace.bytes().open(), options, DEAF)
                .cursor();
        return trace.outOfOrder() == 0 ? cursor : new ReorderCursor(cursor, trace.latenessNanos());
    }

    /** The next record of one open trace. */
    private record Front(int index, RecordCursor cursor, TraceRecord record) {
        boolean advance() throws IOException {
            return cursor.next(record);
        }

        long stamp() {
            return record.stampNanos;
        }
    }

    @Override
    public long finestNanos() {
        return traces.stream()
                .mapToLong(TraceScan.Result::resolutionNanos)
                .max()
                .orElse(1);
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.cursor().close();
        }
        for (var front : open) {
            front.cursor().close();
        }
    }
}

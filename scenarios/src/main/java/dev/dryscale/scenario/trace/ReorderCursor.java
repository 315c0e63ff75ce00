package dev.dryscale.scenario.trace;

import java.io.IOException;
import java.util.Arrays;

/**
 * Puts the records of a nearly sorted trace in order of arrival; equal stamps keep the file's order. It holds only the
 * records younger than the largest lateness, which the first pass has measured.
 */
final class ReorderCursor implements RecordCursor {

    private static final int MOST_HELD = 1 << 20;

    private final RecordCursor unordered;
    private final long latenessNanos;
    private final TraceRecord incoming = new TraceRecord();
    private long[] stamps = new long[256];
    private long[] lines = new long[256];
    private long[] services = new long[256];
    private double[] counts = new double[256];
    private int[] outcomes = new int[256];
    private int held;
    private long youngest = Long.MIN_VALUE;
    private boolean exhausted;

    ReorderCursor(RecordCursor unordered, long latenessNanos) {
        this.unordered = unordered;
        this.latenessNanos = latenessNanos;
    }

    @Override
    public boolean next(TraceRecord record) throws IOException {
        while (!exhausted && (held == 0 || stamps[0] > youngest - latenessNanos)) {
            if (unordered.next(incoming)) {
                push();
            } else {
                exhausted = true;
            }
        }
        if (held == 0) {
            return false;
        }
        pop(record);
        return true;
    }

    private void push() throws IOException {
        if (held == stamps.length) {
            grow();
        }
        int i = held++;
        while (i > 0 && isBefore(incoming.stampNanos, incoming.line, (i - 1) >>> 1)) {
            move((i - 1) >>> 1, i);
            i = (i - 1) >>> 1;
        }
        stamps[i] = incoming.stampNanos;
        lines[i] = incoming.line;
        services[i] = incoming.serviceNanos;
        counts[i] = incoming.count;
        outcomes[i] = incoming.outcome;
        youngest = Math.max(youngest, incoming.stampNanos);
    }

    private void pop(TraceRecord record) {
        record.stampNanos = stamps[0];
        record.line = lines[0];
        record.serviceNanos = services[0];
        record.count = counts[0];
        record.outcome = outcomes[0];
        int last = --held;
        int i = 0;
        while (2 * i + 1 < last) {
            int child = 2 * i + 1;
            if (child + 1 < last && isBefore(stamps[child + 1], lines[child + 1], child)) {
                child++;
            }
            if (!isBefore(stamps[child], lines[child], last)) {
                break;
            }
            move(child, i);
            i = child;
        }
        move(last, i);
    }

    private boolean isBefore(long stamp, long line, int other) {
        return stamp < stamps[other] || (stamp == stamps[other] && line < lines[other]);
    }

    private void move(int source, int target) {
        stamps[target] = stamps[source];
        lines[target] = lines[source];
        services[target] = services[source];
        counts[target] = counts[source];
        outcomes[target] = outcomes[source];
    }

    private void grow() throws IOException {
        if (held == MOST_HELD) {
            throw new RefusedTraceException(
                    "needs more than " + Shown.count(MOST_HELD) + " lines held back to put it in order; sort it first",
                    null);
        }
        int size = held * 2;
        stamps = Arrays.copyOf(stamps, size);
        lines = Arrays.copyOf(lines, size);
        services = Arrays.copyOf(services, size);
        counts = Arrays.copyOf(counts, size);
        outcomes = Arrays.copyOf(outcomes, size);
    }

    @Override
    public long finestNanos() {
        return unordered.finestNanos();
    }

    @Override
    public void close() throws IOException {
        unordered.close();
    }
}

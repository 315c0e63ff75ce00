package dev.dryscale.fleet.station;

import dev.dryscale.kernel.HotLoop;
import java.util.Arrays;

/**
 * Admitted and done work per row of the fast loop, in slot-nanoseconds. What was done by an instant is what was admitted
 * less what lies after that instant, so nothing has to be booked per request but its size.
 */
final class RowTotals {

    private long[] admitted = new long[0];
    private long[] doneBefore = new long[0];
    private long[] busy = new long[0];
    private long[] routedOpen = new long[0];
    private long[] routedClosed = new long[0];
    private long admittedBefore;
    private long offeredWork;
    private long turnedAway;
    private long admittedByRetired;
    private long left;

    void open(int row) {
        if (row >= admitted.length) {
            int size = Math.max(8, Math.max(row + 1, 2 * admitted.length));
            admitted = Arrays.copyOf(admitted, size);
            doneBefore = Arrays.copyOf(doneBefore, size);
            busy = Arrays.copyOf(busy, size);
            routedOpen = Arrays.copyOf(routedOpen, size);
            routedClosed = Arrays.copyOf(routedClosed, size);
        }
        admittedByRetired += admitted[row];
        admitted[row] = 0;
        doneBefore[row] = 0;
    }

    /** The arrays the hot loop writes; they change when a row is opened, so they are fetched anew for every stretch. */
    long[] admitted() {
        return admitted;
    }

    long[] routed() {
        return routedOpen;
    }

    /** Every {@code stride}-th request of {@code work[from, to)} goes to the row. */
    @HotLoop
    void admit(int row, long[] work, int from, int stride, int to) {
        long sum = 0;
        int count = 0;
        for (int i = from; i < to; i += stride) {
            sum += work[i];
            count++;
        }
        admitted[row] += sum;
        routedOpen[row] += count;
    }

    /** @param workAfter admitted work of the row that lies after the end of the minute */
    void closeRow(int row, long workAfter) {
        long done = admitted[row] - workAfter;
        busy[row] = done - doneBefore[row];
        doneBefore[row] = done;
        routedClosed[row] = routedOpen[row];
        routedOpen[row] = 0;
        left += workAfter;
    }

    /** Work that was offered and not admitted, because there was no target. */
    void turnAway(long work) {
        turnedAway += work;
    }

    void closeMinute() {
        long total = admittedTotal();
        offeredWork = total - admittedBefore + turnedAway;
        admittedBefore = total;
        turnedAway = 0;
    }

    void startClosing() {
        left = 0;
    }

    private long admittedTotal() {
        long total = admittedByRetired;
        for (long work : admitted) {
            total += work;
        }
        return total;
    }

    long busyNanos(int row) {
        return busy[row];
    }

    long routed(int row) {
        return routedClosed[row];
    }

    long offeredWorkNanos() {
        return offeredWork;
    }

    DataPlane.WorkTotals workTotals() {
        long total = admittedTotal();
        return new DataPlane.WorkTotals(total, total - left, 0, left);
    }
}

package dev.dryscale.fleet;

import dev.dryscale.fleet.station.DataPlane;
import java.util.Arrays;
import java.util.List;

/**
 * A data plane that is looked at more often than once a minute, for high-resolution metrics: each slice closes the plane
 * below, and the minute is the sum of its slices.
 */
final class SlicedPlane implements DataPlane {

    private final DataPlane slices;
    private int rows;
    private long[] busy = new long[8];
    private long[] routed = new long[8];
    private long[] closedBusy = new long[8];
    private long[] closedRouted = new long[8];
    private long offered;
    private long closedOffered;

    SlicedPlane(DataPlane slices) {
        this.slices = slices;
    }

    /** Closes a slice within the minute. */
    void closeSlice(long endNanos) {
        slices.closeMinute(endNanos);
        for (int row = 0; row < rows; row++) {
            busy[row] += slices.busyNanos(row);
            routed[row] += slices.routed(row);
        }
        offered += slices.offeredWorkNanos();
    }

    @Override
    public void closeMinute(long endNanos) {
        closeSlice(endNanos);
        closedBusy = busy.clone();
        closedRouted = routed.clone();
        closedOffered = offered;
        Arrays.fill(busy, 0);
        Arrays.fill(routed, 0);
        offered = 0;
    }

    @Override
    public List<String> notes() {
        return slices.notes();
    }

    @Override
    public String description() {
        return slices.description();
    }

    @Override
    public long runUntil(long untilNanos) {
        return slices.runUntil(untilNanos);
    }

    @Override
    public void begin(long nowNanos) {
        slices.begin(nowNanos);
    }

    @Override
    public void end(long nowNanos) {
        slices.end(nowNanos);
    }

    @Override
    public void register(int row, long nowNanos) {
        rows = Math.max(rows, row + 1);
        if (row >= busy.length) {
            int size = Math.max(row + 1, 2 * busy.length);
            busy = Arrays.copyOf(busy, size);
            routed = Arrays.copyOf(routed, size);
        }
        slices.register(row, nowNanos);
    }

    @Override
    public void deregister(int row, long nowNanos) {
        slices.deregister(row, nowNanos);
    }

    @Override
    public void size(int row, int vcpus, int concurrency) {
        slices.size(row, vcpus, concurrency);
    }

    @Override
    public void pause(int row, long nowNanos) {
        slices.pause(row, nowNanos);
    }

    @Override
    public void unpause(int row, long nowNanos) {
        slices.unpause(row, nowNanos);
    }

    @Override
    public long waitNanos(int row, long nowNanos) {
        return slices.waitNanos(row, nowNanos);
    }

    @Override
    public long idleSinceNanos(int row, long nowNanos) {
        return slices.idleSinceNanos(row, nowNanos);
    }

    @Override
    public long idleAtNanos(int row, long nowNanos) {
        return slices.idleAtNanos(row, nowNanos);
    }

    @Override
    public void remove(int row, long nowNanos) {
        slices.remove(row, nowNanos);
    }

    @Override
    public void startupLoad(int row, double vcpus, long nowNanos) {
        slices.startupLoad(row, vcpus, nowNanos);
    }

    @Override
    public long busyNanos(int row) {
        return row < closedBusy.length ? closedBusy[row] : 0;
    }

    @Override
    public long routed(int row) {
        return row < closedRouted.length ? closedRouted[row] : 0;
    }

    @Override
    public long offeredWorkNanos() {
        return closedOffered;
    }

    @Override
    public Census census() {
        return slices.census();
    }

    @Override
    public long agesNanos(long nowNanos) {
        return slices.agesNanos(nowNanos);
    }

    @Override
    public WorkTotals workTotals() {
        return slices.workTotals();
    }
}

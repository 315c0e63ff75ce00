package dev.dryscale.fleet.fluid;

import java.util.Arrays;

/** Who is in service: all instances share the load equally, so one clock of work counts for all. */
final class FluidRows {

    private static final double SECOND = 1e9;

    private boolean[] serving = new boolean[8];
    private double[] workMark = new double[8];
    private double[] routedMark = new double[8];
    private double[] startup = new double[8];
    private double[] open = new double[8];
    private double[] openRouted = new double[8];
    private long[] busy = new long[8];
    private long[] routed = new long[8];
    private int rows;
    private int inService;
    private double startupUnits;
    private double workClock;
    private double routedClock;

    void register(int row) {
        if (row >= serving.length) {
            grow(Math.max(row + 1, 2 * serving.length));
        }
        rows = Math.max(rows, row + 1);
        serving[row] = true;
        workMark[row] = workClock;
        routedMark[row] = routedClock;
        open[row] = 0;
        openRouted[row] = 0;
        inService++;
    }

    private void grow(int size) {
        serving = Arrays.copyOf(serving, size);
        workMark = Arrays.copyOf(workMark, size);
        routedMark = Arrays.copyOf(routedMark, size);
        startup = Arrays.copyOf(startup, size);
        open = Arrays.copyOf(open, size);
        openRouted = Arrays.copyOf(openRouted, size);
        busy = Arrays.copyOf(busy, size);
        routed = Arrays.copyOf(routed, size);
    }

    void deregister(int row) {
        if (row < rows && serving[row]) {
            settle(row);
            serving[row] = false;
            inService--;
        }
    }

    void remove(int row) {
        deregister(row);
        startupLoad(row, 0);
    }

    void startupLoad(int row, double units) {
        startupUnits += units - startup[row];
        startup[row] = units;
    }

    int inService() {
        return inService;
    }

    /** Slots or vCPUs for requests. */
    double units(int unitsPerInstance) {
        return inService == 0 ? 0 : Math.max(0.01, inService * (double) unitsPerInstance - startupUnits);
    }

    /** Every instance in service worked this long, in unit-seconds, and was sent so many requests. */
    void advance(double unitSeconds, double requests) {
        workClock += unitSeconds;
        routedClock += requests;
    }

    private void settle(int row) {
        open[row] += workClock - workMark[row];
        openRouted[row] += routedClock - routedMark[row];
        workMark[row] = workClock;
        routedMark[row] = routedClock;
    }

    /** Closes the minute; {@code factor} is by how much the work of single requests differs from the mean. */
    void close(double factor, long capacityNanos) {
        for (int row = 0; row < rows; row++) {
            if (serving[row]) {
                settle(row);
            }
            busy[row] = Math.min(capacityNanos, (long) (open[row] * factor * SECOND));
            routed[row] = StrictMath.round(openRouted[row]);
            open[row] = 0;
            openRouted[row] = 0;
        }
    }

    long busyNanos(int row) {
        return busy[row];
    }

    long routed(int row) {
        return routed[row];
    }
}

package dev.dryscale.fleet.station;

import java.util.Arrays;

/** What was asked of the stations of the event loop: routed attempts per row and minute, and the work they brought. */
final class WorkLedger {

    private long[] routed = new long[0];
    private long[] closedRouted = new long[0];
    private long offered;
    private long closedOffered;
    private long admitted;
    private long lost;

    void ensure(int rows) {
        routed = Arrays.copyOf(routed, rows);
        closedRouted = Arrays.copyOf(closedRouted, rows);
    }

    void offer(long work) {
        offered += work;
    }

    void route(int row) {
        routed[row]++;
    }

    void admit(long work) {
        admitted += work;
    }

    /** Admitted work that nobody will do. */
    void lose(long work) {
        lost += work;
    }

    void closeMinute() {
        System.arraycopy(routed, 0, closedRouted, 0, routed.length);
        Arrays.fill(routed, 0);
        closedOffered = offered;
        offered = 0;
    }

    long closedRouted(int row) {
        return row < closedRouted.length ? closedRouted[row] : 0;
    }

    long closedOfferedNanos() {
        return closedOffered;
    }

    long admittedNanos() {
        return admitted;
    }

    long lostNanos() {
        return lost;
    }
}

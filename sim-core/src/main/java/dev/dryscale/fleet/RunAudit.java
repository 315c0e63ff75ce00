package dev.dryscale.fleet;

import dev.dryscale.fleet.station.DataPlane;
import dev.dryscale.fleet.station.OwnServers;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.record.AuditReport;
import dev.dryscale.record.Auditor;
import dev.dryscale.record.RequestBook;
import java.math.BigInteger;

/**
 * Holds the books of a run against what the data plane and the group themselves count, minute by minute and at the end. No
 * identity compares a counter with one that was derived from it.
 */
final class RunAudit {

    private static final long MINUTE = MetricPublisher.MINUTE;

    private final FleetModel model;
    private final DataPlane plane;
    private final AutoScalingGroup group;
    private final RequestBook book;
    private final Auditor auditor = new Auditor();

    RunAudit(FleetModel model, DataPlane plane, AutoScalingGroup group, RequestBook book) {
        this.model = model;
        this.plane = plane;
        this.group = group;
        this.book = book;
    }

    AuditReport report() {
        return auditor.report();
    }

    /** The minute that ends now is closed on the data plane and in the books. */
    void minuteClosed(long nowNanos) {
        auditRequests(nowNanos);
        for (var instance : group.instances()) {
            if (instance.row != Instance.NO_ROW) {
                long busy = plane.busyNanos(instance.row);
                auditor.atMost("0 <= busy", 0, busy, nowNanos);
                long capacity = model.unitsOf(instance.plan.instance()) * MINUTE;
                auditor.atMost("busy <= capacity of the instance", busy, capacity, nowNanos);
            }
        }
        auditor.atMost("minimum size <= desired capacity", group.minSize(), group.desired(), nowNanos);
        auditor.atMost("desired capacity <= maximum size", group.desired(), group.maxSize(), nowNanos);
        auditServers(nowNanos);
        auditLaunches(nowNanos);
    }

    /** In system and open are what the plane holds, first attempts and retries what it took from traffic and clients. */
    private void auditRequests(long nowNanos) {
        var totals = book.totals();
        var census = plane.census();
        auditor.equal(
                "attempts: arrived = completed + rejected + timed out + abandoned + failed + in system",
                totals.arrived(),
                totals.completed() + book.errors() + census.inSystem(),
                nowNanos);
        auditor.equal(
                "attempts = first attempts + retries",
                totals.arrived(),
                census.firstAttempts() + census.retries(),
                nowNanos);
        auditor.equal(
                "requests: offered = succeeded + gave up + open",
                totals.offered(),
                totals.succeeded() + totals.gaveUp() + census.inSystem() + census.waitingToRetry(),
                nowNanos);
    }

    private void auditServers(long nowNanos) {
        if (plane instanceof OwnServers own) {
            var launches = own.launches();
            auditor.equal(
                    "servers launched = cancelled + gone off + held",
                    launches.launched(),
                    launches.cancelled() + launches.wentOff() + launches.held(),
                    nowNanos);
            auditor.atMost("servers held <= servers", launches.held(), launches.servers(), nowNanos);
        }
    }

    /** Held is counted by the states of instances, so that one that got lost between two states is missed. */
    private void auditLaunches(long nowNanos) {
        var counts = group.life().ledger().counts();
        long held = 0;
        for (var instance : group.instances()) {
            held += instance.state.stage() != LifecycleState.Stage.GONE ? 1 : 0;
        }
        auditor.equal(
                "launch attempts = failed + cancelled + terminated + held",
                counts.attempted,
                (long) counts.failed + counts.cancelled + counts.terminated + held,
                nowNanos);
    }

    /**
     * The identities that only the end of the run can show.
     *
     * @param billed instance time of all stays on the bill
     * @param running instances integrated minute by minute
     */
    void ended(long horizonNanos, BigInteger billed, BigInteger running) {
        auditor.equal(
                "N dt as booked per minute = completed sojourns + ages at the end",
                book.bookedInSystemNanos(),
                book.sojournNanos().add(BigInteger.valueOf(plane.agesNanos(horizonNanos))),
                horizonNanos);
        auditWork(horizonNanos);
        auditor.equal(
                "instance time as billed = running instances integrated per minute", billed, running, horizonNanos);
    }

    /**
     * Under processor sharing every departure is rounded up to a whole nanosecond, in which all vCPUs may work on; in
     * slots mode nothing is rounded.
     */
    private void auditWork(long horizonNanos) {
        var work = plane.workTotals();
        long apart = Math.abs(work.admitted() - work.done() - work.lost() - work.left());
        boolean shared = model.service().mode() == ServiceMode.CPU;
        auditor.atMost(
                "work: |admitted - done - lost - left| <= rounding of departures",
                apart,
                shared ? 2 * book.arrived() * model.instance().vcpus() : 0,
                horizonNanos);
    }
}

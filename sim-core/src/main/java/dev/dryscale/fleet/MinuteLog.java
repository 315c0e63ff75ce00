package dev.dryscale.fleet;

import dev.dryscale.fleet.station.DataPlane;
import dev.dryscale.fleet.station.OwnServers;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.record.Auditor;
import dev.dryscale.record.RequestBook;
import dev.dryscale.record.Slo;
import dev.dryscale.record.Timeline;
import dev.dryscale.record.Timeline.Column;
import dev.dryscale.record.TimelineRecorder;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Writes each closed minute into the timeline, meters it, and checks the books. */
final class MinuteLog {

    private static final double SECOND = 1e9;
    private static final long MINUTE = MetricPublisher.MINUTE;

    private final FleetModel model;
    private final @Nullable Slo slo;
    private final DataPlane plane;
    private final AutoScalingGroup group;
    private final RequestBook book;
    private final RequestMetrics metrics;
    private final UsageMeter usage;
    private final Auditor auditor = new Auditor();
    private final TimelineRecorder timeline;
    private double newestCpu = Double.NaN;
    private long errorsBefore;
    private long retriesBefore;
    private BigInteger inSystemBefore = BigInteger.ZERO;
    private BigInteger billedNanos = BigInteger.ZERO;

    MinuteLog(
            RunInput input,
            DataPlane plane,
            AutoScalingGroup group,
            RequestBook book,
            RequestMetrics metrics,
            UsageMeter usage) {
        this.model = input.model();
        this.slo = input.slo();
        this.plane = plane;
        this.group = group;
        this.book = book;
        this.metrics = metrics;
        this.usage = usage;
        this.timeline = new TimelineRecorder(MINUTE, (int) (input.horizonNanos() / MINUTE));
    }

    /** Closes the minute on the data plane and in the books. */
    void close(long endNanos) {
        int row = (int) (endNanos / MINUTE) - 1;
        plane.closeMinute(endNanos);
        long errors = book.errors() - errorsBefore;
        boolean overSlo = missesSlo(errors);
        metrics.slotClosing(true);
        var minute = book.closeMinute(endNanos);
        metrics.minuteClosed();
        recordRequests(row, minute, errors, overSlo);
        recordFleet(row, endNanos);
        meter(overSlo);
        audit(endNanos);
        errorsBefore = book.errors();
        retriesBefore = book.retries();
        inSystemBefore = book.bookedInSystemNanos();
        group.minuteClosed(endNanos);
    }

    private void recordRequests(int row, RequestBook.MinuteSummary minute, long errors, boolean overSlo) {
        timeline.put(row, Column.ARRIVALS, metrics.arrivedInMinute());
        timeline.put(row, Column.COMPLETED, minute.completed());
        timeline.put(row, Column.ERRORS, errors);
        timeline.put(row, Column.RETRIES, book.retries() - retriesBefore);
        timeline.put(row, Column.IN_SYSTEM, minute.inSystem());
        timeline.put(row, Column.MEAN_RESPONSE, minute.mean() / SECOND);
        timeline.put(row, Column.P50, minute.p50() / SECOND);
        timeline.put(row, Column.P95, minute.p95() / SECOND);
        timeline.put(row, Column.P99, minute.p99() / SECOND);
        timeline.put(row, Column.MAX_RESPONSE, minute.max() / SECOND);
        timeline.put(row, Column.OVER_SLO, overSlo ? 1 : 0);
    }

    private void recordFleet(int row, long endNanos) {
        long startNanos = endNanos - MINUTE;
        var cpu = metrics.cpuOfMinute(startNanos, endNanos);
        newestCpu = cpu == null ? Double.NaN : cpu.mean().doubleValue();
        timeline.put(row, Column.CPU, newestCpu);
        long running = group.life().runningNanos(startNanos, endNanos);
        billedNanos = billedNanos.add(BigInteger.valueOf(running));
        timeline.put(row, Column.BILLED, (double) running / MINUTE);
        timeline.put(row, Column.DEMAND, (double) plane.offeredWorkNanos() / MINUTE / model.unitsPerInstance());
    }

    /** The fleet as it is at the start of a minute, after all that happened at that instant. */
    void snapshot(long nowNanos) {
        int row = (int) (nowNanos / MINUTE);
        var size = FleetSize.of(group.instances(), nowNanos);
        timeline.put(row, Column.DESIRED, group.desired());
        timeline.put(row, Column.PENDING, size.pending());
        timeline.put(row, Column.IN_SERVICE, size.inService());
        timeline.put(row, Column.WARMING, size.inService() - size.pastWarmup());
        timeline.put(row, Column.TERMINATING, size.terminating());
        if (plane instanceof OwnServers own) {
            timeline.put(row, Column.DESIRED, own.on() + own.inSetup());
            timeline.put(row, Column.PENDING, own.inSetup());
            timeline.put(row, Column.IN_SERVICE, own.on());
        }
    }

    void put(long endNanos, Column column, double value) {
        timeline.put((int) (endNanos / MINUTE) - 1, column, value);
    }

    /** Failed requests count as slower than any answer. */
    private boolean missesSlo(long errors) {
        var objective = slo;
        if (objective == null) {
            return false;
        }
        long completed = book.completedInMinute();
        if (completed + errors == 0) {
            return book.inSystem() > 0;
        }
        double share = objective.percentile() / 100 * (completed + errors) / Math.max(1, completed) * 100;
        return share > 100 || book.minutePercentile(share) > objective.responseNanos();
    }

    private void meter(boolean overSlo) {
        if (overSlo) {
            usage.missedSlo(MINUTE / 1_000_000_000L);
        }
        var balancer = model.loadBalancer();
        if (balancer != null) {
            long inSystem = book.bookedInSystemNanos().subtract(inSystemBefore).longValueExact();
            var service = model.service();
            usage.balanced(
                    metrics.arrivedInMinute(),
                    inSystem,
                    service.bytesInPerRequest() + service.bytesOutPerRequest(),
                    balancer);
        }
    }

    private void audit(long nowNanos) {
        var totals = book.totals();
        auditor.equal(
                "attempts: arrived = completed + rejected + timed out + abandoned + failed + in system",
                totals.arrived(),
                totals.completed() + book.errors() + totals.inSystem(),
                nowNanos);
        auditor.equal(
                "attempts = first attempts + retries", totals.arrived(), totals.offered() + totals.retries(), nowNanos);
        auditor.equal(
                "requests: offered = succeeded + gave up + open",
                totals.offered(),
                totals.succeeded() + totals.gaveUp() + totals.open(),
                nowNanos);
        auditor.atMost("attempts in system of requests that are open", totals.inSystem(), totals.open(), nowNanos);
        for (var instance : group.instances()) {
            if (instance.row != Instance.NO_ROW) {
                long capacity = model.unitsOf(instance.plan.instance()) * MINUTE;
                auditor.atMost("busy <= capacity of the instance", plane.busyNanos(instance.row), capacity, nowNanos);
            }
        }
        auditor.atMost("minimum size <= desired capacity", group.minSize(), group.desired(), nowNanos);
        auditor.atMost("desired capacity <= maximum size", group.desired(), group.maxSize(), nowNanos);
        auditLaunches(nowNanos);
    }

    /** Held is counted by the states of instances, so that one that got lost between two states is missed. */
    private void auditLaunches(long nowNanos) {
        if (plane instanceof OwnServers own) {
            var launches = own.launches();
            auditor.equal(
                    "servers launched = cancelled + gone off + held",
                    launches.launched(),
                    launches.cancelled() + launches.wentOff() + launches.held(),
                    nowNanos);
            auditor.atMost("servers held <= servers", launches.held(), launches.servers(), nowNanos);
        }
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

    /** The identities that only the end of the run can show. */
    void auditEnd(long horizonNanos, BigInteger billedSpans) {
        auditor.equal(
                "N dt as booked per minute = completed sojourns + ages at the end",
                book.bookedInSystemNanos(),
                book.sojournNanos().add(BigInteger.valueOf(plane.agesNanos(horizonNanos))),
                horizonNanos);
        auditWork(horizonNanos);
        auditor.equal(
                "instance time as billed = running instances integrated per minute",
                billedSpans,
                billedNanos,
                horizonNanos);
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

    /** CPU utilisation of the instances in service in the newest closed minute, percent; NaN when there were none. */
    double newestCpu() {
        return newestCpu;
    }

    Auditor auditor() {
        return auditor;
    }

    Timeline timeline() {
        return timeline.timeline();
    }
}

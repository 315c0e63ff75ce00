package dev.dryscale.fleet;

import dev.dryscale.fleet.station.DataPlane;
import dev.dryscale.fleet.station.OwnServers;
import dev.dryscale.record.AuditReport;
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
    private final RunAudit audit;
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
        this.audit = new RunAudit(model, plane, group, book);
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
        audit.minuteClosed(endNanos);
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

    /** The books of the whole run, held against the instance time on its bill. */
    AuditReport auditEnd(long horizonNanos, BigInteger billedSpans) {
        audit.ended(horizonNanos, billedSpans, billedNanos);
        return audit.report();
    }

    /** CPU utilisation of the instances in service in the newest closed minute, percent; NaN when there were none. */
    double newestCpu() {
        return newestCpu;
    }

    Timeline timeline() {
        return timeline.timeline();
    }
}

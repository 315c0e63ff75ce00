package dev.dryscale.fleet;

import dev.dryscale.fleet.station.DataPlane;
import dev.dryscale.record.RequestBook;
import dev.dryscale.scaling.metric.Rational;
import org.jspecify.annotations.Nullable;

/** The metrics of a fleet that serves requests; an average weighs instances by their samples, one a minute (CW-35). */
final class RequestMetrics implements MetricSource {

    private static final long PERCENT = 100;

    /** Utilisations of instances that ran for part of the minute only are rounded to this many parts of a percent. */
    private static final long PARTS = 1_000_000_000L;

    private final AutoScalingGroup group;
    private final DataPlane plane;
    private final FleetModel model;
    private final RequestBook book;
    private long arrivedBefore;
    private long arrivedInMinute;
    private RequestBook.@Nullable MinuteSummary minute;

    RequestMetrics(AutoScalingGroup group, DataPlane plane, FleetModel model, RequestBook book) {
        this.group = group;
        this.plane = plane;
        this.model = model;
        this.book = book;
    }

    /** Takes note of the minute that was just closed, before anyone asks for samples. */
    void minuteClosed(RequestBook.MinuteSummary summary) {
        minute = summary;
        arrivedInMinute = book.arrived() - arrivedBefore;
        arrivedBefore = book.arrived();
    }

    long arrivedInMinute() {
        return arrivedInMinute;
    }

    @Override
    public @Nullable MinuteSample sample(SimulatedMetric metric, long fromNanos, long toNanos) {
        return switch (metric) {
            case CPU_UTILIZATION -> cpu(fromNanos, toNanos, true);
            case NETWORK_IN -> perInstance(model.service().bytesInPerRequest(), fromNanos, toNanos);
            case NETWORK_OUT -> perInstance(model.service().bytesOutPerRequest(), fromNanos, toNanos);
            case REQUEST_COUNT -> MinuteSample.of(Rational.of(arrivedInMinute));
            case REQUEST_COUNT_PER_TARGET -> perTarget(fromNanos, toNanos);
            case TARGET_RESPONSE_TIME -> responseTime();
        };
    }

    /**
     * CPU utilisation in percent.
     *
     * @param metricOnly whether only instances count that the group's metric counts; else all that are in service
     */
    @Nullable MinuteSample cpu(long fromNanos, long toNanos, boolean metricOnly) {
        MinuteSample total = null;
        for (var instance : group.instances()) {
            boolean counts = metricOnly
                    ? instance.isInMetric(fromNanos, toNanos)
                    : instance.inServiceNanos < toNanos && instance.terminatingNanos > fromNanos;
            long running = instance.runningWithin(fromNanos, toNanos);
            if (counts && running > 0) {
                var sample = MinuteSample.of(utilisation(instance, running, fromNanos, toNanos));
                total = total == null ? sample : total.plus(sample);
            }
        }
        return total;
    }

    private Rational utilisation(Instance instance, long running, long fromNanos, long toNanos) {
        long capacity = model.unitsPerInstance() * running;
        long busy = instance.row == Instance.NO_ROW ? 0 : plane.busyNanos(instance.row);
        long used = Math.min(capacity, busy + startupNanos(instance, fromNanos, toNanos));
        if (running == toNanos - fromNanos) {
            return Rational.of(PERCENT * used, capacity);
        }
        return Rational.of(StrictMath.round((double) used / capacity * PERCENT * PARTS), PARTS);
    }

    /** vCPU-nanoseconds of start-up work within the minute. */
    private long startupNanos(Instance instance, long fromNanos, long toNanos) {
        var boot = model.instance().boot();
        if (boot.startupVcpus() == 0 || instance.activity == Instance.NO_ACTIVITY) {
            return 0;
        }
        long from = Math.max(fromNanos, instance.inServiceNanos);
        long to = Math.min(toNanos, instance.inServiceNanos + boot.startupNanos());
        double vcpus = Math.min(boot.startupVcpus(), model.instance().vcpus());
        return to <= from ? 0 : (long) (vcpus * (to - from));
    }

    private @Nullable MinuteSample perInstance(long bytesPerRequest, long fromNanos, long toNanos) {
        MinuteSample total = null;
        for (var instance : group.instances()) {
            if (instance.isInMetric(fromNanos, toNanos)) {
                long routed = instance.row == Instance.NO_ROW ? 0 : plane.routed(instance.row);
                var sample = MinuteSample.of(Rational.of(routed * bytesPerRequest));
                total = total == null ? sample : total.plus(sample);
            }
        }
        return total;
    }

    /** Requests divided by healthy targets, warming or not (TT-19, TT-32), averaged over the minute. */
    private @Nullable MinuteSample perTarget(long fromNanos, long toNanos) {
        long targetNanos = 0;
        for (var instance : group.instances()) {
            long from = Math.max(fromNanos, instance.inServiceNanos);
            targetNanos += Math.max(0, Math.min(toNanos, instance.terminatingNanos) - from);
        }
        if (targetNanos == 0) {
            return null;
        }
        return MinuteSample.of(Rational.of(arrivedInMinute)
                .times(Rational.of(toNanos - fromNanos))
                .dividedBy(Rational.of(targetNanos)));
    }

    /** In seconds; reported only when requests flow (CW-31). */
    private @Nullable MinuteSample responseTime() {
        var closed = minute;
        if (closed == null || closed.completed() == 0) {
            return null;
        }
        return MinuteSample.of(Rational.of(StrictMath.round(closed.mean()), PARTS));
    }
}

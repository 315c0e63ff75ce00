package dev.dryscale.fleet;

import dev.dryscale.fleet.station.DataPlane;
import dev.dryscale.record.RequestBook;
import dev.dryscale.record.ResponseTimes;
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
    /** The plane as it is closed at each slot of the metrics; the plane itself when slots are minutes. */
    private final DataPlane slotPlane;

    private final boolean keepDistribution;
    private long arrivedBefore;
    private long arrivedInMinute;
    private long arrivedBeforeSlot;
    private long arrivedInSlot;
    private @Nullable ResponseTimes minute;
    private @Nullable ResponseTimes slotFrom;
    private @Nullable ResponseTimes slotTo;

    /** @param keepDistribution whether percentiles will be asked for */
    RequestMetrics(
            AutoScalingGroup group,
            DataPlane plane,
            DataPlane slotPlane,
            FleetModel model,
            RequestBook book,
            boolean keepDistribution) {
        this.group = group;
        this.plane = plane;
        this.slotPlane = slotPlane;
        this.model = model;
        this.book = book;
        this.keepDistribution = keepDistribution;
    }

    /** Takes note of a slot that the plane has closed and the book has not, before anyone asks for samples. */
    void slotClosing(boolean endsMinute) {
        arrivedInSlot = book.arrived() - arrivedBeforeSlot;
        arrivedBeforeSlot = book.arrived();
        slotFrom = minute;
        slotTo = book.openResponseTimes(keepDistribution || slotPlane != plane);
        minute = endsMinute ? null : slotTo;
    }

    private @Nullable MinuteSample responseTimesOfSlot() {
        var before = slotFrom;
        var sofar = slotTo;
        if (sofar == null || (before != null && before.count() == sofar.count())) {
            return null;
        }
        return MinuteSample.of(before == null ? sofar : sofar.minus(before), keepDistribution);
    }

    /** Takes note of the minute that was just closed. */
    void minuteClosed() {
        arrivedInMinute = book.arrived() - arrivedBefore;
        arrivedBefore = book.arrived();
    }

    long arrivedInMinute() {
        return arrivedInMinute;
    }

    @Override
    public @Nullable MinuteSample sample(SimulatedMetric metric, long fromNanos, long toNanos) {
        return switch (metric) {
            case CPU_UTILIZATION -> cpu(slotPlane, fromNanos, toNanos, true);
            case CPU_OF_ALL -> cpu(slotPlane, fromNanos, toNanos, false);
            case NETWORK_IN -> perInstance(model.service().bytesInPerRequest(), fromNanos, toNanos);
            case NETWORK_OUT -> perInstance(model.service().bytesOutPerRequest(), fromNanos, toNanos);
            case REQUEST_COUNT -> MinuteSample.of(Rational.of(arrivedInSlot));
            case REQUEST_COUNT_PER_TARGET -> perTarget(fromNanos, toNanos);
            case TARGET_RESPONSE_TIME -> responseTimesOfSlot(); // only when requests flow (CW-31)
            case IN_SYSTEM -> MinuteSample.of(Rational.of(book.inSystem()));
            case IN_SYSTEM_PER_INSTANCE -> inSystemPerInstance(toNanos);
            case MEMORY, MEMORY_OF_TASKS -> memory(toNanos);
            case IDLE_INSTANCES -> idle(fromNanos, toNanos);
            case CONSUMED_READ, CONSUMED_WRITE -> null; // a load, never requests
            default -> throw new IllegalStateException(metric + " is not measured on requests");
        };
    }

    /** Of an instance that leaves within the slot, what it could do until then less all that it did. */
    private MinuteSample idle(long fromNanos, long toNanos) {
        var idle = Rational.ZERO;
        for (var instance : group.instances()) {
            long from = Math.max(fromNanos, instance.inServiceNanos);
            long stay = Math.max(0, Math.min(toNanos, instance.terminatingNanos) - from);
            int units = model.unitsOf(instance.plan.instance());
            int row = instance.rowInMinute();
            long busy = row == Instance.NO_ROW ? 0 : slotPlane.busyNanos(row);
            long left = Math.max(0, units * stay - busy);
            idle = left == 0 ? idle : idle.plus(Rational.of(left, units * (toNanos - fromNanos)));
        }
        return MinuteSample.of(idle);
    }

    private @Nullable MinuteSample inSystemPerInstance(long nowNanos) {
        int inService = FleetSize.of(group.instances(), nowNanos).inService();
        return inService == 0 ? null : MinuteSample.of(Rational.of(book.inSystem(), inService));
    }

    /**
     * Used memory in percent at the end of the slot. The requests in service are spread evenly over the instances: exact for
     * the average where none has a line while another has a free place, and the extremes are the average.
     */
    private @Nullable MinuteSample memory(long nowNanos) {
        int inService = FleetSize.of(group.instances(), nowNanos).inService();
        var instance = model.instance();
        if (inService == 0 || instance.memoryMiB() <= 0) {
            return null;
        }
        double requests = Math.min((double) book.inSystem(), (double) inService * instance.concurrency()) / inService;
        double used = instance.memoryBaseMiB() + requests * instance.memoryPerRequestMiB();
        double percent = Math.min(PERCENT, used / instance.memoryMiB() * PERCENT);
        var each = Rational.of(StrictMath.round(percent * PARTS), PARTS);
        return new MinuteSample(each.times(inService), inService, each, each, null);
    }

    /** CPU utilisation in percent of all instances in service in the minute that was just closed. */
    @Nullable MinuteSample cpuOfMinute(long fromNanos, long toNanos) {
        return cpu(plane, fromNanos, toNanos, false);
    }

    /**
     * CPU utilisation in percent.
     *
     * @param metricOnly whether only instances count that the group's metric counts; else all that are in service
     */
    private @Nullable MinuteSample cpu(DataPlane measured, long fromNanos, long toNanos, boolean metricOnly) {
        MinuteSample partial = null;
        long fullCapacity = model.unitsPerInstance() * (toNanos - fromNanos);
        var full = new FullMinutes(fullCapacity);
        for (var instance : group.instances()) {
            boolean counts = metricOnly
                    ? instance.isInMetric(fromNanos, toNanos)
                    : instance.inServiceNanos < toNanos && instance.terminatingNanos > fromNanos;
            long running = instance.runningWithin(fromNanos, toNanos);
            if (!counts || running <= 0) {
                continue;
            }
            long capacity = model.unitsOf(instance.plan.instance()) * running;
            long used = usedNanos(measured, instance, capacity, fromNanos, toNanos);
            if (capacity == fullCapacity && keepDistribution) {
                partial = sum(partial, MinuteSample.of(full.percent(used)).withSpread());
            } else if (capacity == fullCapacity) {
                full.add(used);
            } else {
                double percent = (double) used / capacity * PERCENT;
                var rounded = MinuteSample.of(Rational.of(StrictMath.round(percent * PARTS), PARTS));
                partial = sum(partial, keepDistribution ? rounded.withSpread() : rounded);
            }
        }
        return sum(full.sample(), partial);
    }

    private static @Nullable MinuteSample sum(@Nullable MinuteSample one, @Nullable MinuteSample other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.plus(other);
    }

    private long usedNanos(DataPlane measured, Instance instance, long capacity, long fromNanos, long toNanos) {
        int row = instance.rowInMinute();
        long busy = row == Instance.NO_ROW ? 0 : measured.busyNanos(row);
        return Math.min(capacity, busy + startupNanos(instance, fromNanos, toNanos));
    }

    /** Utilisations of one denominator: nothing is reduced until all are added up. */
    private static final class FullMinutes {

        private final long capacity;
        private long sum;
        private long least = Long.MAX_VALUE;
        private long most;
        private int samples;

        FullMinutes(long capacity) {
            this.capacity = capacity;
        }

        void add(long used) {
            sum = Math.addExact(sum, used);
            least = Math.min(least, used);
            most = Math.max(most, used);
            samples++;
        }

        @Nullable MinuteSample sample() {
            return samples == 0 ? null : new MinuteSample(percent(sum), samples, percent(least), percent(most), null);
        }

        private Rational percent(long used) {
            return Rational.of(used, capacity).times(Rational.of(PERCENT));
        }
    }

    /** vCPU-nanoseconds of start-up work within the minute. */
    private long startupNanos(Instance instance, long fromNanos, long toNanos) {
        var boot = model.instance().boot();
        if (boot.startupVcpus() == 0 || instance.activity == Instance.NO_ACTIVITY) {
            return 0;
        }
        long from = Math.max(fromNanos, instance.inServiceNanos);
        long to = Math.min(toNanos, instance.inServiceNanos + boot.startupNanos());
        double vcpus = Math.min(boot.startupVcpus(), instance.plan.instance().vcpus());
        return to <= from ? 0 : (long) (vcpus * (to - from));
    }

    private @Nullable MinuteSample perInstance(long bytesPerRequest, long fromNanos, long toNanos) {
        MinuteSample total = null;
        for (var instance : group.instances()) {
            if (instance.isInMetric(fromNanos, toNanos)) {
                int row = instance.rowInMinute();
                long routed = row == Instance.NO_ROW ? 0 : slotPlane.routed(row);
                var bytes = MinuteSample.of(Rational.of(routed * bytesPerRequest));
                var sample = keepDistribution ? bytes.withSpread() : bytes;
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
        return MinuteSample.of(Rational.of(arrivedInSlot)
                .times(Rational.of(toNanos - fromNanos))
                .dividedBy(Rational.of(targetNanos)));
    }
}

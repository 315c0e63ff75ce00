package dev.dryscale.fleet;

import dev.dryscale.fleet.station.DataPlane;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.traffic.LoadTraffic;
import org.jspecify.annotations.Nullable;

/**
 * The data plane of the {@code load} fidelity: no requests, a piecewise linear load that all instances in service share
 * equally, excess is lost. The metric is the time average of one instance's share, in exact rationals.
 */
final class LoadPlane implements DataPlane, MetricSource {

    private static final long SECONDS_PER_MINUTE = 60;
    private static final Rational HUNDRED = Rational.of(100);

    private final LoadTraffic load;
    private int inService;
    private long sinceNanos;
    private Rational shareSeconds = Rational.ZERO;
    private Rational secondsServed = Rational.ZERO;
    private Rational totalSeconds = Rational.ZERO;
    private @Nullable Rational closed;
    private Rational closedTotal = Rational.ZERO;

    private LoadPlane(LoadTraffic load) {
        this.load = load;
    }

    static LoadPlane of(RunInput input) {
        if (input.traffic() instanceof LoadTraffic load) {
            return new LoadPlane(load);
        }
        throw new IllegalArgumentException("fidelity load needs traffic that is a load, was "
                + input.traffic().describe());
    }

    @Override
    public String description() {
        return "load: the control loop alone, exact rationals, no latency";
    }

    @Override
    public long runUntil(long untilNanos) {
        return untilNanos;
    }

    @Override
    public void register(int row, long nowNanos) {
        integrateUntil(nowNanos);
        inService++;
    }

    @Override
    public void deregister(int row, long nowNanos) {
        integrateUntil(nowNanos);
        inService--;
    }

    @Override
    public long idleAtNanos(int row, long nowNanos) {
        return nowNanos;
    }

    @Override
    public void remove(int row, long nowNanos) {
        // a load leaves nothing behind
    }

    @Override
    public void startupLoad(int row, double vcpus, long nowNanos) {
        // the load fidelity has no CPUs; the scenario reader refuses start-up work here
    }

    @Override
    public void closeMinute(long endNanos) {
        integrateUntil(endNanos);
        closed = secondsServed.signum() == 0 ? null : shareSeconds.dividedBy(secondsServed);
        closedTotal = secondsServed.signum() == 0 ? Rational.ZERO : totalSeconds.dividedBy(secondsServed);
        shareSeconds = Rational.ZERO;
        totalSeconds = Rational.ZERO;
        secondsServed = Rational.ZERO;
    }

    @Override
    public @Nullable MinuteSample sample(SimulatedMetric metric, long fromNanos, long toNanos) {
        var share = closed;
        if (share == null) {
            return null;
        }
        boolean instances = load.unit() == LoadTraffic.Unit.INSTANCES;
        var ofMinute = Rational.of(toNanos - fromNanos, MetricPublisher.MINUTE);
        return switch (metric) {
            case CPU_UTILIZATION, CPU_OF_ALL -> instances ? ofEach(share) : null;
            case CONSUMED_READ, CONSUMED_WRITE ->
                instances ? null : MinuteSample.of(consumed().times(ofMinute));
            case REQUEST_COUNT_PER_TARGET -> instances ? null : MinuteSample.of(share.times(ofMinute));
            case REQUEST_COUNT -> instances ? null : MinuteSample.of(closedTotal.times(ofMinute));
            default -> null;
        };
    }

    /** One sample of each instance: all have the same share. */
    private MinuteSample ofEach(Rational share) {
        int samples = Math.max(1, inService);
        return new MinuteSample(share.times(samples), samples, share, share, null);
    }

    /** Units per minute, no more than are provisioned; the rest is throttled. */
    private Rational consumed() {
        return closedTotal.min(Rational.of(SECONDS_PER_MINUTE * inService));
    }

    private void integrateUntil(long nowNanos) {
        if (inService > 0) {
            var from = seconds(sinceNanos);
            var to = seconds(nowNanos);
            secondsServed = secondsServed.plus(to.minus(from));
            for (var segment : load.segments()) {
                var share = integral(Line.of(segment), from, to);
                shareSeconds = shareSeconds.plus(share);
                totalSeconds = totalSeconds.plus(share.times(inService));
            }
        }
        sinceNanos = nowNanos;
    }

    /** The integral of one instance's share over the part of {@code [from, to)} that the line covers. */
    private Rational integral(Line line, Rational from, Rational to) {
        var start = from.max(line.from());
        var end = to.min(line.to());
        if (start.compareTo(end) >= 0) {
            return Rational.ZERO;
        }
        if (load.unit() == LoadTraffic.Unit.COUNT_PER_MINUTE) {
            return line.area(start, end).dividedBy(Rational.of(inService));
        }
        return line.areaBelow(Rational.of(inService), start, end).times(HUNDRED).dividedBy(Rational.of(inService));
    }

    private static Rational seconds(long nanos) {
        return Rational.of(nanos, 1_000_000_000L);
    }

    @Override
    public long busyNanos(int row) {
        return 0;
    }

    @Override
    public long routed(int row) {
        return 0;
    }

    @Override
    public long offeredWorkNanos() {
        return 0;
    }

    @Override
    public Census census() {
        return new Census(0, 0, 0, 0);
    }

    @Override
    public long agesNanos(long nowNanos) {
        return 0;
    }

    @Override
    public WorkTotals workTotals() {
        return new WorkTotals(0, 0, 0, 0);
    }

    /** One straight piece of the load. */
    private record Line(Rational from, Rational fromLoad, Rational to, Rational toLoad) {

        static Line of(LoadTraffic.Segment segment) {
            return new Line(
                    Rational.parse(segment.fromSecond().toPlainString()),
                    Rational.parse(segment.fromLoad().toPlainString()),
                    Rational.parse(segment.toSecond().toPlainString()),
                    Rational.parse(segment.toLoad().toPlainString()));
        }

        private Rational slope() {
            return toLoad.minus(fromLoad).dividedBy(to.minus(from));
        }

        private Rational at(Rational second) {
            return fromLoad.plus(slope().times(second.minus(from)));
        }

        Rational area(Rational start, Rational end) {
            return at(start).plus(at(end)).times(end.minus(start)).dividedBy(Rational.of(2));
        }

        /** The area of what lies under both the line and {@code cap}. */
        Rational areaBelow(Rational cap, Rational start, Rational end) {
            boolean startAbove = at(start).compareTo(cap) > 0;
            boolean endAbove = at(end).compareTo(cap) > 0;
            if (startAbove && endAbove) {
                return cap.times(end.minus(start));
            }
            if (!startAbove && !endAbove) {
                return area(start, end);
            }
            var crossing = from.plus(cap.minus(fromLoad).dividedBy(slope()));
            return startAbove
                    ? cap.times(crossing.minus(start)).plus(area(crossing, end))
                    : area(start, crossing).plus(cap.times(end.minus(crossing)));
        }
    }
}

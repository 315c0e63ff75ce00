package dev.dryscale.fleet;

import dev.dryscale.fleet.station.DataPlane;
import dev.dryscale.fleet.station.InFlightLost;
import dev.dryscale.kernel.Simulator;
import dev.dryscale.random.RandomStreams;
import dev.dryscale.record.AuditReport;
import dev.dryscale.record.ObservationBook;
import dev.dryscale.record.Recovery;
import dev.dryscale.record.RequestBook;
import dev.dryscale.record.RunResult;
import dev.dryscale.record.StretchBook;
import dev.dryscale.record.Timeline.Column;
import dev.dryscale.record.Usage;
import dev.dryscale.traffic.ArrivalStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One run of one fleet under one set of policies: the data plane and the control plane, brought together. */
public final class FleetRun {

    private static final long MINUTE = MetricPublisher.MINUTE;
    private static final long HIGH_RESOLUTION = MINUTE / 6;

    private final RunInput input;
    private final RequestBook book = new RequestBook();
    private final StretchBook stretches = new StretchBook(book);
    private final Simulator simulator = new Simulator();
    private final UsageMeter usage = new UsageMeter();
    private final ActivityHistory activities;
    private final DataPlane plane;
    private final RequestMetrics metrics;
    private final long slotNanos;
    private final long stretchNanos;
    private final AutoScalingGroup group;
    private final MetricPublisher publisher;
    private final ControlLoop control;
    private final MinuteLog minutes;
    private long now;
    private final @Nullable ObservationBook observation;

    private FleetRun(RunInput input, PlaneFactory.Kind kind, ArrivalStream arrivals, Watcher watcher) {
        this.input = input;
        var streams = new RandomStreams(input.seed());
        var model = input.model();
        var timestamps = new Timestamps(input.startEpochSecond());
        this.activities = new ActivityHistory(
                model.group().autoScalingGroupName(), model.target().kind(), timestamps, input.seed());
        var observe = model.station().observe();
        this.observation = observe == null ? null : new ObservationBook(observe);
        this.stretchNanos = input.stretchNanos();
        var used = ControlLoop.alarms(input.policies(), model);
        this.slotNanos = ControlLoop.isHighResolution(input.policies(), model) ? HIGH_RESOLUTION : MINUTE;
        var slotPlane = PlaneFactory.create(kind, input, arrivals, book, observation);
        this.plane = slotNanos == MINUTE ? slotPlane : new SlicedPlane(slotPlane);
        this.group = new AutoScalingGroup(simulator, plane, model, streams, activities, usage);
        boolean percentiles = used.stream().anyMatch(alarm -> alarm.extendedStatistic() != null);
        this.metrics = new RequestMetrics(group, plane, slotPlane, model, book, percentiles);
        MetricSource source = slotPlane instanceof MetricSource own ? own : metrics;
        this.publisher = new MetricPublisher(
                new GroupMetrics(group, source),
                model.publications(),
                input.startEpochSecond(),
                slotNanos,
                ControlLoop.metrics(input.policies(), model),
                percentiles);
        this.control = new ControlLoop(simulator, group, publisher, timestamps, streams, input);
        this.minutes = new MinuteLog(input, plane, group, book, metrics, usage);
        startAtZero(watcher);
    }

    private void startAtZero(Watcher watcher) {
        group.start();
        plane.begin(0);
        control.start(input.policies());
        minutes.snapshot(0);
        scheduleMinute(MINUTE, watcher);
        if (plane instanceof SlicedPlane slices) {
            scheduleSlice(slices, slotNanos);
        }
    }

    /**
     * Runs to the horizon.
     *
     * @param watcher told about every closed minute
     * @throws UnbalancedBooksException when an audit fails: the result would not be worth reading
     */
    public static RunResult run(RunInput input, Watcher watcher) {
        var kind = PlaneFactory.kindFor(input);
        try {
            return start(input, kind, watcher);
        } catch (InFlightLost lost) {
            return start(input, PlaneFactory.Kind.EVENTS_AFTER_LOSS, watcher);
        }
    }

    static RunResult start(RunInput input, PlaneFactory.Kind kind, Watcher watcher) {
        try (var arrivals = PlaneFactory.openTraffic(input)) {
            var run = begin(input, kind, arrivals, watcher);
            run.advance(input.horizonNanos());
            return run.finish();
        }
    }

    /** A run at time 0; {@link #advance} it to the horizon and {@link #finish} it. */
    static FleetRun begin(RunInput input, PlaneFactory.Kind kind, ArrivalStream arrivals, Watcher watcher) {
        return new FleetRun(input, kind, arrivals, watcher);
    }

    /** Goes on to {@code limitNanos} or the horizon; where a run is interrupted makes no difference to it. */
    void advance(long limitNanos) {
        long end = Math.min(limitNanos, input.horizonNanos());
        while (now < end) {
            long until = Math.min(simulator.nextEventNanos(), end);
            now = plane.runUntil(until);
            simulator.runEventsUntil(now);
            if (now < until) {
                group.life().endIdle(now);
            }
        }
    }

    RunResult finish() {
        group.life().stopAll(input.horizonNanos());
        plane.end(input.horizonNanos());
        stretches.close(input.horizonNanos());
        return result();
    }

    private void scheduleMinute(long endNanos, Watcher watcher) {
        simulator.schedule(endNanos, Rank.CLOSE_MINUTE, now -> {
            minutes.close(now);
            if (now % stretchNanos == 0 && now < input.horizonNanos()) {
                stretches.close(now);
            }
            publisher.closeSlot(now);
            recordMetric(now);
            watcher.minuteClosed(now, group.desired(), minutes.newestCpu());
            simulator.schedule(now, Rank.SNAPSHOT, minutes::snapshot);
            if (now < input.horizonNanos()) {
                scheduleMinute(now + MINUTE, watcher);
            }
        });
    }

    /** The slices within a minute; its last one ends with the minute. */
    private void scheduleSlice(SlicedPlane slices, long endNanos) {
        simulator.schedule(endNanos, Rank.CLOSE_MINUTE, now -> {
            slices.closeSlice(now);
            metrics.slotClosing(false);
            publisher.closeSlot(now);
            long next = (now + slotNanos) % MINUTE == 0 ? now + 2 * slotNanos : now + slotNanos;
            scheduleSlice(slices, next);
        });
    }

    private void recordMetric(long nowNanos) {
        recordForecast(nowNanos);
        var alarms = control.alarms();
        if (alarms.isEmpty()) {
            return;
        }
        var newest = publisher.newest(alarms.get(0).definition().metric(), nowNanos);
        minutes.put(nowNanos, Column.METRIC, newest == null ? Double.NaN : newest.doubleValue());
        recordThreshold(alarms, nowNanos, Column.ALARM_HIGH, true);
        recordThreshold(alarms, nowNanos, Column.ALARM_LOW, false);
    }

    private void recordForecast(long nowNanos) {
        var forecast = control.forecast(nowNanos - MINUTE);
        if (forecast != null) {
            minutes.put(nowNanos, Column.LOAD_FORECAST, forecast.load());
            minutes.put(nowNanos, Column.CAPACITY_FORECAST, (double) forecast.capacity());
        }
    }

    /** The threshold of the first alarm that looks this way at the metric that the timeline shows. */
    private void recordThreshold(List<AlarmLoop> alarms, long nowNanos, Column column, boolean upward) {
        var shown = alarms.get(0).definition();
        for (var loop : alarms) {
            var alarm = loop.definition();
            if (alarm.comparisonOperator().isUpward() == upward
                    && alarm.metric().equals(shown.metric())) {
                minutes.put(nowNanos, column, alarm.threshold().doubleValue());
                return;
            }
        }
    }

    private RunResult result() {
        long horizon = input.horizonNanos();
        var used = used();
        var audit = audited(used);
        return new RunResult(
                input.scenario(),
                input.candidate(),
                input.seed(),
                FidelityChoice.of(input).fidelity().name().toLowerCase(Locale.ROOT),
                plane.description(),
                book.latency().isExact() ? "exact" : "histogram",
                input.startEpochSecond(),
                horizon,
                book.totals(),
                book.latency(),
                stretches.stretches(),
                minutes.timeline(),
                activities.all(),
                control.decisions(),
                used,
                audit,
                input.model().profile().knobs(),
                notes(),
                observation == null ? null : observation.observation());
    }

    private List<String> notes() {
        var notes = new ArrayList<String>();
        var reason = FidelityChoice.of(input).reason();
        if (reason != null) {
            notes.add(reason);
        }
        notes.addAll(plane.notes());
        var recovery = Recovery.note(minutes.timeline(), () -> OfferedLoad.inInstances(input));
        if (recovery != null) {
            notes.add(recovery);
        }
        return notes;
    }

    private AuditReport audited(Usage used) {
        var audit = minutes.auditEnd(input.horizonNanos(), billedNanos(used));
        if (!audit.balances()) {
            throw new UnbalancedBooksException(audit);
        }
        return audit;
    }

    private Usage used() {
        var alarms = control.alarms();
        int highResolution = (int) alarms.stream()
                .filter(alarm -> alarm.definition().periodSeconds() < 60)
                .count();
        return usage.usage(
                input.horizonNanos(),
                input.model().loadBalancer() == null ? 0 : 1,
                alarms.size() - highResolution,
                highResolution,
                input.model().group().detailedMonitoring(),
                group.surplusCpuNanos());
    }

    private static BigInteger billedNanos(Usage used) {
        return used.spans().stream()
                .map(Usage.RunningSpan::nanos)
                .map(BigInteger::valueOf)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** Who watches a run go by. */
    @FunctionalInterface
    public interface Watcher {

        /** A minute has ended; {@code cpuPercent} is NaN when no instance was in service. */
        void minuteClosed(long nowNanos, int desiredCapacity, double cpuPercent);
    }
}

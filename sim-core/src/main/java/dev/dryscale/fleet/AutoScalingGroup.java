package dev.dryscale.fleet;

import dev.dryscale.fleet.station.DataPlane;
import dev.dryscale.kernel.Simulator;
import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.MetricFamily;
import dev.dryscale.scaling.policy.InstanceWarmup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The modelled Auto Scaling group: the only one who launches and terminates. Policies decide a desired capacity; the
 * group makes it true instance by instance, each with its own clocks.
 */
final class AutoScalingGroup {

    private static final String FIRST_LAUNCH = "The run started with fewer instances in service than desired.";

    private final Simulator simulator;
    private final DataPlane plane;
    private final FleetModel model;
    private final Rank rank;
    private final BootClock bootClock;
    private final ActivityHistory activities;
    private final UsageMeter usage;
    private final RandomStream chance;
    private final RandomStreams streams;
    private final long seed;
    private final RowPool rows = new RowPool();
    private final LaunchCounts counts = new LaunchCounts();
    private final List<Instance> instances = new ArrayList<>();

    private int desired;
    private long minuteStartNanos;
    private long endedRunningNanos;
    private @Nullable Long lastScaleInEndNanos;
    private long cooldownEndsNanos = GroupSnapshot.NO_COOLDOWN;

    AutoScalingGroup(
            Simulator simulator,
            DataPlane plane,
            FleetModel model,
            RandomStreams streams,
            ActivityHistory activities,
            UsageMeter usage) {
        this.simulator = simulator;
        this.plane = plane;
        this.model = model;
        this.rank = Rank.of(model.profile());
        this.bootClock = new BootClock(model, streams);
        this.activities = activities;
        this.usage = usage;
        this.chance = streams.named("zones");
        this.streams = streams.child("actionToLaunch");
        this.seed = streams.seed();
    }

    /** At the start the initial instances are in service and past their warm-up; what the desired capacity lacks is launched. */
    void start() {
        desired = model.group().desiredCapacity();
        for (int i = 0; i < model.initialInService(); i++) {
            var instance = add(emptiestZone(), Instance.NO_ACTIVITY);
            instance.runningNanos = 0;
            instance.warmupEndsNanos = 0;
            instance.inMetricFromNanos = 0;
            enterService(instance, 0);
        }
        var first = new Order(
                FIRST_LAUNCH, model.initialInService(), InstanceWarmup.of(null, model.group()), Instance.NO_COOLDOWN);
        for (int i = model.initialInService(); i < desired; i++) {
            launch(first, 0);
        }
    }

    int desired() {
        return desired;
    }

    /** All instances that are not terminated, in launch order. */
    List<Instance> instances() {
        return instances;
    }

    /** When the last scale-in ended; null when there was none. */
    @Nullable Long lastScaleInEndNanos() {
        return lastScaleInEndNanos;
    }

    /** Until when simple scaling waits; {@link GroupSnapshot#NO_COOLDOWN} before the first one. */
    long cooldownEndsNanos() {
        return cooldownEndsNanos;
    }

    LaunchCounts counts() {
        return counts;
    }

    /**
     * Sets the desired capacity and acts on the difference.
     *
     * @param trigger the first sentence of the activities' cause
     * @param warmup what governs the warm-up of the instances that this launches
     * @param cooldownSeconds what simple scaling waits once the last instance of this is done, or {@link
     *     Instance#NO_COOLDOWN}
     */
    void setDesired(int capacity, String trigger, InstanceWarmup warmup, int cooldownSeconds, long nowNanos) {
        var order = new Order(trigger, desired, warmup, cooldownSeconds);
        desired = model.group().clamp(capacity);
        int held = (int) instances.stream().filter(Instance::isHeld).count();
        for (int i = held; i < desired; i++) {
            launch(order, nowNanos);
        }
        for (int i = held; i > desired; i--) {
            terminate(order, nowNanos);
        }
    }

    /** The zone with fewest instances (LC-43); ties by chance (U-14). */
    private String emptiestZone() {
        Map<String, Integer> perZone = new TreeMap<>();
        model.group().availabilityZones().forEach(zone -> perZone.put(zone, 0));
        instances.stream().filter(Instance::isHeld).forEach(instance -> perZone.merge(instance.zone, 1, Integer::sum));
        int fewest = perZone.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
        var zones = perZone.entrySet().stream()
                .filter(entry -> entry.getValue() == fewest)
                .map(Map.Entry::getKey)
                .toList();
        return zones.get(zones.size() == 1 ? 0 : chance.nextInt(zones.size()));
    }

    private Instance add(String zone, int activity) {
        int number = counts.attempted++;
        var instance = new Instance(Identifiers.instanceId(seed, number), number, zone, activity);
        instances.add(instance);
        return instance;
    }

    private void launch(Order order, long nowNanos) {
        int number = counts.attempted;
        long callNanos = nowNanos + actionDelay("launch/" + number);
        var zone = emptiestZone();
        var id = Identifiers.instanceId(seed, number);
        var instance = add(zone, activities.launching(id, zone, order.trigger(), order.from(), desired, callNanos));
        var times = bootClock.times(number, callNanos);
        long inService = times.inServiceNanos();
        instance.runningNanos = times.runningNanos();
        var warmup = order.warmup();
        instance.warmup = warmup;
        instance.cooldownSeconds = order.cooldownSeconds();
        instance.warmupEndsNanos = warmup.endsAtNanos(model.profile(), callNanos, inService);
        instance.inMetricFromNanos =
                warmup.inMetric(MetricFamily.EC2_INSTANCE, false) ? inService : instance.warmupEndsNanos;
        simulator.schedule(inService, rank.transition(), at -> {
            if (instance.state == LifecycleState.PENDING) {
                enterService(instance, at);
                startCooldown(instance, at);
                finishAfterWarmup(instance, at);
            }
        });
    }

    private void enterService(Instance instance, long nowNanos) {
        instance.state = LifecycleState.IN_SERVICE;
        instance.inServiceNanos = nowNanos;
        instance.row = rows.take();
        plane.register(instance.row, nowNanos);
        var boot = model.instance().boot();
        if (instance.activity != Instance.NO_ACTIVITY && boot.startupVcpus() > 0) {
            plane.startupLoad(instance.row, boot.startupVcpus(), nowNanos);
            simulator.schedule(nowNanos + boot.startupNanos(), rank.transition(), at -> {
                if (instance.row != Instance.NO_ROW) {
                    plane.startupLoad(instance.row, 0, at);
                }
            });
        }
    }

    /** The activity of a policy's launch stays open until the warm-up ends (TT-38). */
    private void finishAfterWarmup(Instance instance, long nowNanos) {
        if (instance.warmupEndsNanos <= nowNanos) {
            activities.succeed(instance.activity, nowNanos);
            return;
        }
        activities.waitForWarmup(instance.activity);
        simulator.schedule(instance.warmupEndsNanos, rank.transition(), at -> {
            if (instance.state == LifecycleState.IN_SERVICE) {
                activities.succeed(instance.activity, at);
            }
        });
    }

    private void terminate(Order order, long nowNanos) {
        var held = instances.stream().filter(Instance::isHeld).toList();
        var victim = TerminationRule.choose(held, nowNanos, chance);
        long startNanos = nowNanos + actionDelay("terminate/" + victim.number);
        int activity =
                activities.terminating(victim.id, victim.zone, order.trigger(), order.from(), desired, startNanos);
        boolean wasPending = victim.state == LifecycleState.PENDING;
        if (victim.activity != Instance.NO_ACTIVITY && victim.warmupEndsNanos > nowNanos) {
            activities.cancel(victim.activity, nowNanos);
        }
        victim.state = LifecycleState.TERMINATING;
        victim.terminatingNanos = nowNanos;
        victim.cooldownSeconds = order.cooldownSeconds();
        simulator.schedule(startNanos, rank.transition(), at -> {
            if (wasPending) {
                end(victim, activity, at);
            } else {
                drain(victim, activity, at);
            }
        });
    }

    /** New requests stop at once, those in flight may finish within the deregistration delay (LC-10, LC-11). */
    private void drain(Instance victim, int activity, long nowNanos) {
        plane.deregister(victim.row, nowNanos);
        var balancer = model.loadBalancer();
        long delay = balancer == null ? 0 : balancer.deregistrationDelayNanos();
        long latest = nowNanos + delay;
        long idle = plane.idleAtNanos(victim.row, nowNanos);
        victim.drainEndsNanos = Math.min(idle, latest);
        victim.drainActivity = activity;
        if (victim.drainEndsNanos <= nowNanos) {
            end(victim, activity, nowNanos);
            return;
        }
        simulator.schedule(victim.drainEndsNanos, rank.transition(), at -> {
            if (victim.state == LifecycleState.TERMINATING) {
                end(victim, activity, at);
            }
        });
    }

    /** The data plane saw the last request of a draining instance leave. */
    void endIdle(long nowNanos) {
        for (var instance : List.copyOf(instances)) {
            if (instance.state == LifecycleState.TERMINATING
                    && instance.drainEndsNanos != Instance.NEVER
                    && plane.idleAtNanos(instance.row, nowNanos) <= nowNanos) {
                end(instance, instance.drainActivity, nowNanos);
            }
        }
    }

    private void end(Instance victim, int activity, long nowNanos) {
        if (victim.row != Instance.NO_ROW) {
            plane.remove(victim.row, nowNanos);
            rows.giveBack(victim.row);
        }
        victim.state = LifecycleState.TERMINATED;
        usage.ran(victim, model.instance().type(), nowNanos);
        activities.succeed(activity, nowNanos);
        counts.ended(victim);
        startCooldown(victim, nowNanos);
        lastScaleInEndNanos = nowNanos;
        endedRunningNanos += victim.runningWithin(minuteStartNanos, nowNanos);
        instances.remove(victim);
    }

    /** Counts anew with each instance that is done, so that the last one decides (SS-4); drained, on the way in (SS-6). */
    private void startCooldown(Instance done, long nowNanos) {
        if (done.cooldownSeconds != Instance.NO_COOLDOWN) {
            cooldownEndsNanos = nowNanos + done.cooldownSeconds * 1_000_000_000L;
            done.cooldownSeconds = Instance.NO_COOLDOWN;
        }
    }

    private long actionDelay(String name) {
        var range = model.profile().cwActionToLaunch();
        double seconds = range.lowest()
                + (range.highest() - range.lowest()) * streams.named(name).nextDouble();
        return (long) (seconds * 1e9);
    }

    /** Instance-nanoseconds in EC2 state {@code running} in {@code [fromNanos, toNanos)}, the minute being closed. */
    long runningNanos(long fromNanos, long toNanos) {
        long sum = endedRunningNanos;
        for (var instance : instances) {
            sum += instance.runningWithin(fromNanos, toNanos);
        }
        return sum;
    }

    void minuteClosed(long endNanos) {
        rows.minuteClosed();
        endedRunningNanos = 0;
        minuteStartNanos = endNanos;
    }

    /** Meters what still runs at the end of the run. */
    void stop(long horizonNanos) {
        instances.forEach(instance -> usage.ran(instance, model.instance().type(), horizonNanos));
    }

    /** One change of the desired capacity, as its launches and terminations see it; {@code from} is the capacity before. */
    private record Order(String trigger, int from, InstanceWarmup warmup, int cooldownSeconds) {}
}

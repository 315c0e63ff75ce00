package dev.dryscale.fleet;

import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes a group's launch calls: where, of what, and what happens when one fails. */
final class Launcher {

    private static final long SECOND = 1_000_000_000L;
    /** LC-61: after so long without a single success AWS gives up. */
    private static final long GIVES_UP_NANOS = 24 * 3600 * SECOND;

    private final AutoScalingGroup group;
    private final LifeCycle life;
    private final FleetModel model;
    private final Features features;
    private final ActivityHistory activities;
    private final RandomStreams delays;
    private final RandomStream chance;
    private final long seed;

    private int restarts;
    private int failuresInARow;
    private long failingSinceNanos;
    private boolean retryPlanned;

    Launcher(
            AutoScalingGroup group,
            LifeCycle life,
            FleetModel model,
            Features features,
            ActivityHistory activities,
            RandomStreams streams,
            RandomStream chance) {
        this.group = group;
        this.life = life;
        this.model = model;
        this.features = features;
        this.activities = activities;
        this.delays = streams.child("actionToLaunch");
        this.chance = chance;
        this.seed = streams.seed();
    }

    /** An instance that was there before the run. */
    Instance initial() {
        var plan = features.plan(planned(emptiestZone(Set.of())), 0);
        int number = life.ledger().counts().attempted;
        return new Instance(Identifiers.instanceId(seed, number), number, plan, Instance.NO_ACTIVITY);
    }

    /** The zone with fewest instances (LC-43); ties by chance (U-14); null when all are left out. */
    private @Nullable String emptiestZone(Set<String> leftOut) {
        var only = model.group().availabilityZones();
        if (only.size() == 1) {
            return leftOut.isEmpty() ? only.get(0) : null;
        }
        Map<String, Integer> perZone = new TreeMap<>();
        model.group().availabilityZones().stream()
                .filter(zone -> !leftOut.contains(zone))
                .forEach(zone -> perZone.put(zone, 0));
        if (perZone.isEmpty()) {
            return null;
        }
        group.counted().forEach(instance -> perZone.computeIfPresent(instance.zone(), (zone, count) -> count + 1));
        int fewest = perZone.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
        var zones = perZone.entrySet().stream()
                .filter(entry -> entry.getValue() == fewest)
                .map(Map.Entry::getKey)
                .toList();
        return zones.get(zones.size() == 1 ? 0 : chance.nextInt(zones.size()));
    }

    private LaunchPlan planned(@Nullable String zone) {
        return new LaunchPlan(zone == null ? "" : zone, model.instance(), LaunchPlan.ON_DEMAND, 1, 0);
    }

    /**
     * One instance more: one that is kept, else a launch call, in other zones too while it fails (LC-45).
     *
     * @param zone where it is wanted; null for the emptiest
     * @return null when nothing could be launched; it is tried again later
     */
    @Nullable Instance launchOne(Order order, @Nullable String zone, long nowNanos) {
        var kept = zone == null ? features.kept(nowNanos) : null;
        if (kept != null) {
            return restart(kept, order, nowNanos);
        }
        var failed = new TreeSet<String>();
        var next = zone == null ? emptiestZone(failed) : zone;
        while (next != null) {
            var launched = launchIn(next, order, nowNanos);
            if (launched != null) {
                return launched;
            }
            failed.add(next);
            next = zone == null && features.triesOtherZones() ? emptiestZone(failed) : null;
        }
        planRetry(nowNanos);
        return null;
    }

    /** Tries what the features plan for the zone, and what they plan instead after a failure. */
    private @Nullable Instance launchIn(String zone, Order order, long nowNanos) {
        LaunchPlan before = null;
        var plan = features.plan(planned(zone), nowNanos);
        while (!plan.equals(before)) {
            var failure = features.launchFailure(plan, nowNanos);
            if (failure == null) {
                failuresInARow = 0;
                return launch(plan, order, nowNanos);
            }
            fail(plan, order, failure, nowNanos);
            features.launchFailed(plan, nowNanos);
            before = plan;
            plan = features.plan(planned(zone), nowNanos);
        }
        return null;
    }

    private Instance launch(LaunchPlan plan, Order order, long nowNanos) {
        int number = life.ledger().counts().attempted;
        long callNanos = nowNanos + actionDelay("launch/" + number);
        var id = Identifiers.instanceId(seed, number);
        var instance = new Instance(id, number, plan, open(id, plan.zone(), order, callNanos));
        instance.warmup = order.warmup();
        instance.cooldownSeconds = order.cooldownSeconds();
        instance.launchedByPolicy = order.byPolicy();
        life.launch(instance, callNanos);
        return instance;
    }

    private Instance restart(Instance kept, Order order, long nowNanos) {
        long callNanos = nowNanos + actionDelay("restart/" + restarts++);
        kept.activity = open(kept.id, kept.zone(), order, callNanos);
        kept.warmup = order.warmup();
        kept.cooldownSeconds = order.cooldownSeconds();
        kept.launchedByPolicy = order.byPolicy();
        life.restart(kept, features.warmStart(kept, nowNanos), restarts, callNanos);
        return kept;
    }

    private int open(String id, String zone, Order order, long callNanos) {
        return order.instead() == null
                ? activities.launching(id, zone, order.trigger(), order.from(), order.to(), callNanos)
                : activities.launchingBecause("Launching a new EC2 instance: " + id, zone, order.instead(), callNanos);
    }

    private void fail(LaunchPlan plan, Order order, String reason, long nowNanos) {
        life.ledger().counts().attempted++;
        life.ledger().counts().failed++;
        activities.launchFailed(plan.zone(), order.trigger(), order.from(), order.to(), reason, nowNanos);
    }

    private void planRetry(long nowNanos) {
        if (failuresInARow++ == 0) {
            failingSinceNanos = nowNanos;
        }
        if (nowNanos - failingSinceNanos >= GIVES_UP_NANOS) {
            group.suspend(ScalingProcess.LAUNCH, nowNanos);
        } else if (!retryPlanned) {
            retryPlanned = true;
            long wait = model.profile().launchRetry().waitSeconds(failuresInARow) * SECOND;
            life.schedule(nowNanos + wait, now -> {
                retryPlanned = false;
                group.settle(now);
            });
        }
    }

    /** A member of the warm pool. */
    boolean launchAside(LifecycleState whenReady, String cause, long nowNanos) {
        var plan = features.plan(planned(emptiestZone(Set.of())), nowNanos);
        if (group.isSuspended(ScalingProcess.LAUNCH) || features.launchFailure(plan, nowNanos) != null) {
            return false;
        }
        int number = life.ledger().counts().attempted;
        long callNanos = nowNanos + actionDelay("launch/" + number);
        var id = Identifiers.instanceId(seed, number);
        var description = "Launching a new EC2 instance into warm pool: " + id;
        int activity = activities.launchingBecause(description, plan.zone(), cause, callNanos);
        var instance = new Instance(id, number, plan, activity);
        instance.state = LifecycleState.WARMED_PENDING;
        instance.keptAs = whenReady;
        life.launch(instance, callNanos);
        return true;
    }

    long actionDelay(String name) {
        var range = model.profile().cwActionToLaunch();
        double seconds = range.lowest()
                + (range.highest() - range.lowest()) * delays.named(name).nextDouble();
        return (long) (seconds * 1e9);
    }
}

package dev.dryscale.fleet;

import dev.dryscale.fleet.station.DataPlane;
import dev.dryscale.kernel.Event;
import dev.dryscale.kernel.Simulator;
import dev.dryscale.scaling.metric.MetricFamily;
import dev.dryscale.scaling.policy.InstanceWarmup;
import java.util.ArrayList;
import java.util.List;

/**
 * What an instance goes through between its launch call and its end (LC-2), each step on its own clock. Who is launched
 * and who goes is the group's decision.
 */
final class LifeCycle {

    private final Simulator simulator;
    private final DataPlane plane;
    private final FleetModel model;
    private final Rank rank;
    private final BootClock bootClock;
    private final ActivityHistory activities;
    private final GroupLedger ledger;
    private final Features features;
    private final Owner owner;
    private final RowPool rows = new RowPool();
    private final List<Instance> instances = new ArrayList<>();

    LifeCycle(
            Simulator simulator,
            DataPlane plane,
            FleetModel model,
            BootClock bootClock,
            ActivityHistory activities,
            GroupLedger ledger,
            Features features,
            Owner owner) {
        this.simulator = simulator;
        this.plane = plane;
        this.model = model;
        this.rank = Rank.of(model.profile());
        this.bootClock = bootClock;
        this.activities = activities;
        this.ledger = ledger;
        this.features = features;
        this.owner = owner;
    }

    /** Who is told what became of instances. */
    interface Owner {

        void cameIntoService(Instance instance, long nowNanos);

        void ended(Instance instance, long nowNanos);

        /** Whether new instances are registered with the load balancer (LC-66). */
        boolean addsToLoadBalancer();
    }

    List<Instance> instances() {
        return instances;
    }

    GroupLedger ledger() {
        return ledger;
    }

    void schedule(long atNanos, Event event) {
        simulator.schedule(atNanos, rank.transition(), event);
    }

    /** An instance that was there before the run. */
    void addInitial(Instance instance) {
        instances.add(instance);
        ledger.counts().attempted++;
        instance.runningNanos = 0;
        instance.warmupEndsNanos = 0;
        instance.inMetricFromNanos = 0;
        enterService(instance, 0);
    }

    /** The launch call was accepted. */
    void launch(Instance instance, long callNanos) {
        instances.add(instance);
        ledger.counts().attempted++;
        var times = bootClock.times(instance.number, callNanos);
        instance.runningNanos = times.runningNanos();
        instance.readyNanos = times.readyNanos();
        instance.afterReadyNanos = times.afterReadyNanos();
        comesUp(instance, callNanos);
    }

    /** An instance that was kept aside starts toward service. */
    void restart(Instance instance, FeatureRun.WarmStart start, int times, long callNanos) {
        if (instance.runningNanos == Instance.NEVER) {
            ledger.stood(instance, callNanos);
            instance.runningNanos = callNanos + start.runningNanos();
        }
        long running = Math.max(callNanos, instance.runningNanos);
        instance.readyNanos = running + start.readyNanos();
        instance.afterReadyNanos = bootClock.afterReadyNanos(instance.number, times);
        instance.state = LifecycleState.PENDING;
        instance.keptAs = null;
        comesUp(instance, callNanos);
    }

    /** Features may hold it once it runs; without any its way into service is known now. */
    private void comesUp(Instance instance, long callNanos) {
        int way = ++instance.way;
        if (features.isEmpty()) {
            enterServiceAt(instance, instance.readyNanos + instance.afterReadyNanos, callNanos);
            return;
        }
        schedule(Math.max(callNanos, instance.runningNanos), now -> {
            if (instance.way != way) {
                return;
            }
            if (features.holdLaunch(instance, now)) {
                activities.waitForHook(instance.activity);
            } else {
                goOn(instance, callNanos, now);
            }
        });
    }

    /** Nothing holds the launching instance any more. */
    void goOn(Instance instance, long callNanos, long nowNanos) {
        long ready = Math.max(nowNanos, instance.readyNanos);
        if (instance.keptAs == null) {
            enterServiceAt(instance, ready + instance.afterReadyNanos, callNanos);
            return;
        }
        int way = instance.way;
        schedule(ready, now -> {
            if (instance.way == way) {
                putAside(instance, now);
            }
        });
    }

    private void putAside(Instance instance, long nowNanos) {
        var kept = instance.keptAs;
        if (kept != null) {
            instance.state = kept;
            if (kept != LifecycleState.WARMED_RUNNING) {
                stop(instance, nowNanos);
            }
            activities.succeed(instance.activity, nowNanos);
        }
    }

    /** EC2 stops it: but for its volume not billed until it starts again (BL-5). */
    void stop(Instance instance, long nowNanos) {
        ledger.ran(instance, nowNanos);
        instance.runningNanos = Instance.NEVER;
        instance.stoppedNanos = instance.killed ? Instance.NEVER : nowNanos;
    }

    private void enterServiceAt(Instance instance, long inServiceNanos, long callNanos) {
        var warmup = instance.warmup == null ? InstanceWarmup.of(null, model.group()) : instance.warmup;
        instance.warmup = warmup;
        instance.warmupEndsNanos = warmup.endsAtNanos(model.profile(), callNanos, inServiceNanos);
        instance.inMetricFromNanos =
                warmup.inMetric(MetricFamily.EC2_INSTANCE, false) ? inServiceNanos : instance.warmupEndsNanos;
        int way = instance.way;
        schedule(inServiceNanos, at -> {
            if (instance.way == way) {
                enterService(instance, at);
                ledger.startCooldown(instance, at);
                finishAfterWarmup(instance, at);
                owner.cameIntoService(instance, at);
            }
        });
    }

    private void enterService(Instance instance, long nowNanos) {
        instance.state = LifecycleState.IN_SERVICE;
        instance.inServiceNanos = nowNanos;
        if (!owner.addsToLoadBalancer()) {
            return;
        }
        register(instance, nowNanos);
        var boot = model.instance().boot();
        if (instance.activity != Instance.NO_ACTIVITY && boot.startupVcpus() > 0) {
            takeCpu(instance, "startup", boot.startupVcpus(), nowNanos);
            schedule(nowNanos + boot.startupNanos(), at -> {
                if (instance.inServiceNanos == nowNanos) {
                    takeCpu(instance, "startup", 0, at);
                }
            });
        }
    }

    private void register(Instance instance, long nowNanos) {
        instance.row = rows.take();
        var kind = instance.plan.instance();
        plane.size(instance.row, kind.vcpus(), kind.concurrency());
        plane.register(instance.row, nowNanos);
        instance.inRotation = true;
        if (!instance.takenVcpus.isEmpty()) {
            plane.startupLoad(instance.row, instance.vcpusTaken(), nowNanos);
        }
    }

    void takeCpu(Instance instance, String reason, double vcpus, long nowNanos) {
        if (vcpus > 0) {
            instance.takenVcpus.put(reason, vcpus);
        } else {
            instance.takenVcpus.remove(reason);
        }
        if (instance.row != Instance.NO_ROW) {
            plane.startupLoad(instance.row, instance.vcpusTaken(), nowNanos);
        }
    }

    /** The activity of a policy's launch stays open until the warm-up ends (TT-38). */
    private void finishAfterWarmup(Instance instance, long nowNanos) {
        int activity = instance.activity;
        if (!instance.launchedByPolicy || instance.warmupEndsNanos <= nowNanos) {
            activities.succeed(activity, nowNanos);
            return;
        }
        activities.waitForWarmup(activity);
        schedule(instance.warmupEndsNanos, at -> {
            if (instance.state == LifecycleState.IN_SERVICE && instance.activity == activity) {
                activities.succeed(activity, at);
            }
        });
    }

    /** The instance leaves; from {@code startNanos} on it is drained. */
    void terminate(Instance victim, int activity, long startNanos, long nowNanos) {
        activities.cancel(victim.activity, nowNanos);
        int way = ++victim.way;
        victim.leavesWarmPool |= victim.state.isWarmed();
        victim.state = LifecycleState.TERMINATING;
        victim.terminatingNanos = Math.min(victim.terminatingNanos, nowNanos);
        victim.endActivity = activity;
        schedule(startNanos, at -> {
            if (victim.way != way) {
                return;
            }
            if (victim.row == Instance.NO_ROW) {
                drained(victim, at);
            } else {
                drain(victim, at);
            }
        });
    }

    /** New requests stop at once, those in flight may finish within the deregistration delay (LC-10, LC-11). */
    private void drain(Instance victim, long nowNanos) {
        deregister(victim, nowNanos);
        var balancer = model.loadBalancer();
        long delay = balancer == null ? 0 : balancer.deregistrationDelayNanos();
        long latest = nowNanos + delay;
        long idle = plane.idleAtNanos(victim.row, nowNanos);
        victim.drainEndsNanos = Math.min(idle, latest);
        if (victim.drainEndsNanos <= nowNanos) {
            drained(victim, nowNanos);
            return;
        }
        int way = victim.way;
        schedule(victim.drainEndsNanos, at -> {
            if (victim.way == way && victim.drainEndsNanos != Instance.NEVER) {
                drained(victim, at);
            }
        });
    }

    /** The data plane saw the last request of a draining instance leave. */
    void endIdle(long nowNanos) {
        for (var instance : List.copyOf(instances)) {
            if (instance.state == LifecycleState.TERMINATING
                    && instance.drainEndsNanos != Instance.NEVER
                    && instance.row != Instance.NO_ROW
                    && plane.idleAtNanos(instance.row, nowNanos) <= nowNanos) {
                drained(instance, nowNanos);
            }
        }
    }

    private void drained(Instance victim, long nowNanos) {
        victim.drainEndsNanos = Instance.NEVER;
        leaveRow(victim, nowNanos);
        ledger.startCooldown(victim, nowNanos);
        if (victim.scaledIn && !victim.killed && features.keep(victim, nowNanos)) {
            victim.scaledIn = false;
            activities.succeed(victim.endActivity, nowNanos);
            ledger.scaledIn(nowNanos);
        } else if (!victim.killed && features.holdTermination(victim, nowNanos)) {
            activities.waitForHook(victim.endActivity);
        } else {
            end(victim, nowNanos);
        }
    }

    private void deregister(Instance instance, long nowNanos) {
        if (instance.inRotation) {
            instance.inRotation = false;
            plane.deregister(instance.row, nowNanos);
        }
    }

    private void leaveRow(Instance instance, long nowNanos) {
        if (instance.row != Instance.NO_ROW) {
            deregister(instance, nowNanos);
            plane.remove(instance.row, nowNanos);
            rows.giveBack(instance.row);
            instance.leftRow = instance.row;
            instance.row = Instance.NO_ROW;
        }
    }

    void end(Instance victim, long nowNanos) {
        victim.way++;
        victim.state = LifecycleState.TERMINATED;
        ledger.ran(victim, nowNanos);
        activities.succeed(victim.endActivity, nowNanos);
        ledger.counts().ended(victim);
        ledger.scaledIn(nowNanos);
        instances.remove(victim);
        owner.ended(victim, nowNanos);
    }

    /** EC2 takes it away with all it serves; nobody has noticed yet. */
    void kill(Instance instance, boolean interrupted, long nowNanos) {
        if (instance.killed) {
            return;
        }
        instance.killed = true;
        boolean leaving = instance.state.stage() == LifecycleState.Stage.LEAVING;
        instance.way += leaving ? 0 : 1;
        instance.interrupted = interrupted;
        instance.terminatingNanos = Math.min(instance.terminatingNanos, nowNanos);
        leaveRow(instance, nowNanos);
        if (instance.runningNanos > nowNanos) {
            instance.runningNanos = Instance.NEVER;
        } else {
            stop(instance, nowNanos);
        }
        if (leaving) {
            end(instance, nowNanos);
        }
    }

    /** The load balancer sends it no more requests. */
    void pause(Instance instance, long nowNanos) {
        instance.paused = true;
        if (instance.inRotation) {
            instance.inRotation = false;
            plane.pause(instance.row, nowNanos);
        }
    }

    void unpause(Instance instance, long nowNanos) {
        instance.paused = false;
        if (instance.row != Instance.NO_ROW && !instance.inRotation) {
            instance.inRotation = true;
            plane.unpause(instance.row, nowNanos);
        }
    }

    /** Instance-nanoseconds in EC2 state {@code running} in {@code [fromNanos, toNanos)}, the minute being closed. */
    long runningNanos(long fromNanos, long toNanos) {
        long sum = ledger.endedRunningNanos();
        for (var instance : instances) {
            sum += instance.runningWithin(fromNanos, toNanos);
        }
        return sum;
    }

    void minuteClosed(long endNanos) {
        rows.minuteClosed();
        instances.forEach(instance -> instance.leftRow = Instance.NO_ROW);
        ledger.minuteClosed(endNanos);
    }

    /** Meters what still runs at the end of the run. */
    void stopAll(long horizonNanos) {
        instances.forEach(instance -> ledger.ran(instance, horizonNanos));
    }
}

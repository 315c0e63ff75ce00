package dev.dryscale.fleet;

import dev.dryscale.fleet.station.DataPlane;
import dev.dryscale.kernel.Simulator;
import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import dev.dryscale.scaling.policy.InstanceWarmup;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The modelled Auto Scaling group: the only one who launches and terminates. Policies decide a desired capacity; the
 * group makes it true instance by instance.
 */
final class AutoScalingGroup implements LifeCycle.Owner {

    static final String REPLACEMENT =
            "an instance was launched in response to an unhealthy instance needing to be replaced.";
    private static final String ALL_PROTECTED =
            "Could not scale to desired capacity because all remaining instances are protected from scale-in.";
    private static final long SECOND = 1_000_000_000L;

    private final FleetModel model;
    private final ActivityHistory activities;
    private final TargetActivities targetActivities;
    private final LifeCycle life;
    private final Features features = new Features();
    private final RandomStream chance;
    private final Launcher launcher;
    private final Set<ScalingProcess> suspended = EnumSet.noneOf(ScalingProcess.class);

    private Resumption resumption = (process, nowNanos) -> {};
    private int minSize;
    private int maxSize;
    private int desired;

    AutoScalingGroup(
            Simulator simulator,
            DataPlane plane,
            FleetModel model,
            RandomStreams streams,
            ActivityHistory activities,
            UsageMeter usage) {
        this.model = model;
        this.activities = activities;
        this.targetActivities = new TargetActivities(activities);
        this.life = new LifeCycle(
                simulator,
                plane,
                model,
                new BootClock(model, streams),
                activities,
                new GroupLedger(usage),
                features,
                this);
        this.chance = streams.named("zones");
        this.launcher = new Launcher(this, life, model, features, activities, streams, chance);
        this.minSize = model.group().minSize();
        this.maxSize = model.group().maxSize();
        features.start(model.features(), new GroupPort(this, life, model, plane, activities, streams));
    }

    /** At the start the initial instances are in service and past their warm-up; what the desired capacity lacks is launched. */
    void start() {
        desired = model.group().desiredCapacity();
        while (countedUnits() < desired && life.instances().size() < model.initialInService()) {
            life.addInitial(launcher.initial());
        }
        features.begin(0);
        fill(difference(firstTrigger(countedUnits())), 0);
    }

    /** JS-12: a group of nothing was just created; what an existing one lacks somebody has just asked for. */
    private String firstTrigger(int there) {
        return there == 0
                ? activities.trigger("a user request created an AutoScalingGroup", 0, desired, 0)
                : activities.limitsTrigger("a user request", minSize, maxSize, there, desired, 0);
    }

    int desired() {
        return desired;
    }

    long surplusCpuNanos() {
        return features.surplusCpuNanos();
    }

    boolean losesDatapoint(long slotEndNanos) {
        return features.losesDatapoint(slotEndNanos);
    }

    FeatureRun.WarmPoolSize warmPool() {
        return features.warmPool();
    }

    int minSize() {
        return minSize;
    }

    int maxSize() {
        return maxSize;
    }

    Launcher launcher() {
        return launcher;
    }

    /** The life of each instance, and what was counted and metered on the way. */
    LifeCycle life() {
        return life;
    }

    /** All instances that are not terminated, in launch order. */
    List<Instance> instances() {
        return life.instances();
    }

    List<Instance> counted() {
        return instances().stream().filter(Instance::isCounted).toList();
    }

    int countedUnits() {
        int units = 0;
        for (var instance : instances()) {
            units += instance.isCounted() ? instance.plan.weight() : 0;
        }
        return units;
    }

    boolean isSuspended(ScalingProcess process) {
        return suspended.contains(process);
    }

    void suspend(ScalingProcess process, long nowNanos) {
        if (suspended.add(process)) {
            features.capacityChanged(nowNanos);
        }
    }

    /** Who is told of every process that is resumed. */
    void whenResumed(Resumption listener) {
        resumption = listener;
    }

    /** A process is resumed. */
    @FunctionalInterface
    interface Resumption {
        void resumed(ScalingProcess process, long nowNanos);
    }

    void resume(ScalingProcess process, long nowNanos) {
        if (suspended.remove(process)) {
            resumption.resumed(process, nowNanos);
            var gone = instances().stream()
                    .filter(instance -> instance.isKilled() && !instance.isLeavingOrGone())
                    .toList();
            gone.forEach(instance -> notice(instance, nowNanos));
            counted().stream().filter(Instance::isInService).forEach(instance -> endReplaced(instance, nowNanos));
            if (gone.stream().noneMatch(Instance::isLeavingOrGone)) {
                settle(nowNanos);
            }
            features.capacityChanged(nowNanos);
        }
    }

    /**
     * Sets the desired capacity as a policy does, and acts on the difference.
     *
     * @param trigger the first sentence of the activities' cause
     * @param warmup what governs the warm-up of the instances that this launches
     * @param cooldownSeconds what simple scaling waits once the last instance of this is done, or {@link
     *     Instance#NO_COOLDOWN}
     */
    void setDesired(int capacity, String trigger, InstanceWarmup warmup, int cooldownSeconds, long nowNanos) {
        int to = Math.max(minSize, Math.min(maxSize, capacity));
        change(new Order(trigger, desired, to, warmup, true, cooldownSeconds, null), nowNanos);
    }

    private void change(Order order, long nowNanos) {
        desired = order.to();
        targetActivities.set(order.from(), desired, order.trigger(), nowNanos);
        int overage = countedUnits() - order.from();
        fill(order, nowNanos);
        if (order.from() - desired > 0 && order.from() - desired >= overage) {
            shrink(order, nowNanos);
        }
        features.capacityChanged(nowNanos);
    }

    /**
     * Changes limits or desired capacity as a user or a schedule does (SCH-6); null leaves a value as it is. Limits that
     * cross are refused.
     *
     * @param who {@code a user request} or {@code a scheduled action}
     */
    void setCapacity(@Nullable Integer min, @Nullable Integer max, @Nullable Integer wanted, String who, long now) {
        int from = desired;
        int newMin = min == null ? minSize : min;
        int newMax = max == null ? maxSize : max;
        if (newMin > newMax) {
            var refusal = "Max bound, " + newMax + ", must be greater than or equal to min bound, " + newMin;
            activities.note("Updating the group's limits", activities.at(now, who), "Failed", refusal, "", now);
            return;
        }
        minSize = newMin;
        maxSize = newMax;
        int to = Math.max(minSize, Math.min(maxSize, wanted == null ? desired : wanted));
        var trigger = activities.limitsTrigger(who, minSize, maxSize, from, to, now);
        change(ofUser(trigger, from, to), now);
    }

    /**
     * Makes the desired capacity true again, whatever the reason it is not. A group of weighted instances may stay above it
     * by less than the largest weight (LC-44, LC-54).
     */
    void settle(long nowNanos) {
        var order = difference("");
        fill(order, nowNanos);
        int heaviest = counted().stream()
                .mapToInt(instance -> instance.plan.weight())
                .max()
                .orElse(1);
        if (countedUnits() - desired >= heaviest) {
            shrink(order, nowNanos);
        }
    }

    /** JS-13: scheduled actions were done, which changed the desired capacity {@code from} something. */
    void executed(String actions, int from, long nowNanos) {
        var cause = activities.limitsTrigger("a scheduled action", minSize, maxSize, from, desired, nowNanos);
        activities.executed(actions, cause, nowNanos);
    }

    private Order difference(String trigger) {
        return ofUser(trigger, countedUnits(), desired);
    }

    /** A change that no policy wants: nobody waits for a warm-up or a cooldown of it. */
    private Order ofUser(String trigger, int from, int to) {
        return new Order(trigger, from, to, InstanceWarmup.of(null, model.group()), false, Instance.NO_COOLDOWN, null);
    }

    private void fill(Order order, long nowNanos) {
        while (!isSuspended(ScalingProcess.LAUNCH) && countedUnits() < desired) {
            if (launcher.launchOne(order, null, nowNanos) == null) {
                return;
            }
        }
    }

    private void shrink(Order order, long nowNanos) {
        while (!isSuspended(ScalingProcess.TERMINATE) && countedUnits() > desired) {
            int spare = countedUnits() - desired;
            var counted = counted();
            var light = counted.stream()
                    .filter(instance -> instance.plan.weight() <= spare)
                    .toList();
            var candidates = light.stream()
                    .filter(instance -> !features.isProtected(instance, nowNanos))
                    .toList();
            if (candidates.isEmpty()) {
                if (!light.isEmpty()) {
                    activities.note(ALL_PROTECTED, order.trigger(), "Failed", ALL_PROTECTED, "", nowNanos);
                }
                return;
            }
            scaleIn(
                    TerminationRule.choose(
                            counted, candidates, left -> features.shortlist(left, nowNanos), nowNanos, chance),
                    order,
                    nowNanos);
        }
    }

    private void scaleIn(Instance victim, Order order, long nowNanos) {
        long startNanos = nowNanos + launcher.actionDelay("terminate/" + victim.number);
        int activity =
                activities.terminating(victim.id, victim.zone(), order.trigger(), order.from(), order.to(), startNanos);
        victim.cooldownSeconds = order.cooldownSeconds();
        victim.scaledIn = true;
        life.terminate(victim, activity, startNanos, nowNanos);
    }

    List<Instance> farthestFromStrategy(List<Instance> candidates) {
        return features.farthestFromStrategy(candidates);
    }

    @Nullable String blocksScaleIn(long nowNanos) {
        return features.blocksScaleIn(nowNanos);
    }

    /** The words for a policy's change of the desired capacity. */
    String trigger(String why, int from, int to, long nowNanos) {
        return activities.trigger(why, from, to, nowNanos);
    }

    /** A policy that an alarm invoked decided {@code reason}. */
    void decided(String policy, String alarm, String reason, long nowNanos) {
        targetActivities.decided(
                policy, "monitor alarm " + alarm + " in state ALARM triggered policy " + policy, reason, nowNanos);
    }

    /** Launch before terminate; the old one no longer counts. */
    boolean replace(Instance old, String launchCause, String terminateCause, @Nullable String zone, long nowNanos) {
        if (isSuspended(ScalingProcess.LAUNCH)) {
            return false;
        }
        old.beingReplaced = true;
        var launched = launcher.launchOne(difference("").because(launchCause), zone, nowNanos);
        old.beingReplaced = launched != null;
        if (launched != null) {
            launched.replaces = old;
            launched.replacedBecause = terminateCause;
        }
        return launched != null;
    }

    /** Terminate before launch (LC-23), or for good when the desired capacity went down with it. */
    void terminate(Instance instance, String cause, @Nullable String launchCause, long nowNanos) {
        if (instance.isLeavingOrGone()) {
            return;
        }
        boolean counted = instance.isCounted();
        long startNanos = nowNanos + launcher.actionDelay("replace/" + instance.number);
        int activity = activities.terminatingBecause(instance.id, instance.zone(), cause, startNanos);
        life.terminate(instance, activity, startNanos, nowNanos);
        if (counted) {
            life.schedule(startNanos + SECOND, now -> fill(difference("").because(launchCause), now));
        }
    }

    /** EC2 says at once that an instance does not run (LC-22), unless nobody looks (LC-63, LC-64, LC-66). */
    void notice(Instance gone, long nowNanos) {
        boolean acts = !isSuspended(ScalingProcess.HEALTH_CHECK)
                && !isSuspended(ScalingProcess.REPLACE_UNHEALTHY)
                && !isSuspended(ScalingProcess.TERMINATE);
        if (acts) {
            terminate(
                    gone,
                    "an instance was taken out of service in response to an EC2 health check indicating it has been "
                            + "terminated or stopped.",
                    REPLACEMENT,
                    nowNanos);
        }
    }

    @Override
    public void cameIntoService(Instance instance, long nowNanos) {
        endReplaced(instance, nowNanos);
        targetActivities.progressed(instances(), nowNanos);
        features.inService(instance, nowNanos);
    }

    /** Whom the instance replaces goes; while Terminate is suspended the group has both (LC-64). */
    private void endReplaced(Instance instance, long nowNanos) {
        var old = instance.replaces;
        if (old == null || isSuspended(ScalingProcess.TERMINATE)) {
            return;
        }
        instance.replaces = null;
        if (old.isHeld()) {
            terminate(old, instance.replacedBecause, null, nowNanos);
        }
    }

    @Override
    public void ended(Instance instance, long nowNanos) {
        var old = instance.replaces;
        if (old != null) {
            old.beingReplaced = false;
            settle(nowNanos);
        }
        targetActivities.progressed(instances(), nowNanos);
        features.ended(instance, nowNanos);
    }

    @Override
    public boolean addsToLoadBalancer() {
        return !isSuspended(ScalingProcess.ADD_TO_LOAD_BALANCER);
    }

    void minuteClosed(long endNanos) {
        features.minuteClosed(endNanos);
        life.minuteClosed(endNanos);
    }
}

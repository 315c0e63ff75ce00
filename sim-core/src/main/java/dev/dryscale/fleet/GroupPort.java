package dev.dryscale.fleet;

import dev.dryscale.fleet.station.DataPlane;
import dev.dryscale.kernel.Event;
import dev.dryscale.random.RandomStreams;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What features see of the group and may do with it. */
final class GroupPort implements GroupControls {

    private final AutoScalingGroup group;
    private final LifeCycle life;
    private final FleetModel model;
    private final DataPlane plane;
    private final ActivityHistory activities;
    private final RandomStreams streams;

    GroupPort(
            AutoScalingGroup group,
            LifeCycle life,
            FleetModel model,
            DataPlane plane,
            ActivityHistory activities,
            RandomStreams streams) {
        this.group = group;
        this.life = life;
        this.model = model;
        this.plane = plane;
        this.activities = activities;
        this.streams = streams.child("feature");
    }

    @Override
    public FleetModel model() {
        return model;
    }

    @Override
    public RandomStreams streams(String feature) {
        return streams.child(feature);
    }

    @Override
    public void schedule(long atNanos, Event event) {
        life.schedule(atNanos, event);
    }

    @Override
    public List<Instance> instances() {
        return List.copyOf(life.instances());
    }

    @Override
    public int desiredCapacity() {
        return group.desired();
    }

    @Override
    public int minSize() {
        return group.minSize();
    }

    @Override
    public int maxSize() {
        return group.maxSize();
    }

    @Override
    public int countedUnits() {
        return group.countedUnits();
    }

    @Override
    public void setCapacity(
            @Nullable Integer minSize,
            @Nullable Integer maxSize,
            @Nullable Integer desired,
            String who,
            long nowNanos) {
        group.setCapacity(minSize, maxSize, desired, who, nowNanos);
    }

    @Override
    public boolean isSuspended(ScalingProcess process) {
        return group.isSuspended(process);
    }

    @Override
    public void suspend(ScalingProcess process, long nowNanos) {
        group.suspend(process, nowNanos);
    }

    @Override
    public void resume(ScalingProcess process, long nowNanos) {
        group.resume(process, nowNanos);
    }

    @Override
    public void settle(long nowNanos) {
        group.settle(nowNanos);
    }

    @Override
    public void await(Instance instance, LifecycleState state, long nowNanos) {
        instance.state = state;
    }

    @Override
    public void proceed(Instance instance, long nowNanos) {
        switch (instance.state) {
            case PENDING, PENDING_WAIT -> {
                instance.state = LifecycleState.PENDING_PROCEED;
                life.goOn(instance, nowNanos, nowNanos);
            }
            case WARMED_PENDING, WARMED_PENDING_WAIT -> life.goOn(instance, nowNanos, nowNanos);
            case TERMINATING_WAIT -> {
                instance.state = LifecycleState.TERMINATING_PROCEED;
                life.end(instance, nowNanos);
            }
            default -> {
                // it has moved on meanwhile, e.g. scaled in while it waited
            }
        }
    }

    @Override
    public void abandon(Instance instance, String cause, long nowNanos) {
        group.terminate(instance, cause, null, nowNanos);
    }

    @Override
    public void terminate(Instance instance, String cause, long nowNanos) {
        group.terminate(instance, cause, AutoScalingGroup.REPLACEMENT, nowNanos);
    }

    @Override
    public boolean replace(
            Instance old, String launchCause, String terminateCause, @Nullable String zone, long nowNanos) {
        return group.replace(old, launchCause, terminateCause, zone, nowNanos);
    }

    @Override
    public void kill(Instance instance, boolean interrupted, long nowNanos) {
        if (!instance.isKilled()) {
            life.kill(instance, interrupted, nowNanos);
            group.notice(instance, nowNanos);
        }
    }

    @Override
    public boolean launchAside(LifecycleState whenReady, String cause, long nowNanos) {
        return group.launcher().launchAside(whenReady, cause, nowNanos);
    }

    @Override
    public void stop(Instance instance, long nowNanos) {
        life.stop(instance, nowNanos);
    }

    @Override
    public void pause(Instance instance, long nowNanos) {
        life.pause(instance, nowNanos);
    }

    @Override
    public void unpause(Instance instance, long nowNanos) {
        life.unpause(instance, nowNanos);
    }

    @Override
    public void standby(Instance instance, boolean enter, long nowNanos) {
        String how = enter ? " was moved to standby" : " was moved out of standby";
        note(
                "Moving EC2 instance " + (enter ? "to" : "out of") + " Standby: " + instance.id,
                activities.at(nowNanos, "instance " + instance.id + how + " in response to a user request."),
                "Successful",
                null,
                nowNanos);
        if (enter) {
            life.pause(instance, nowNanos);
            instance.state = LifecycleState.STANDBY;
        } else {
            instance.state = LifecycleState.IN_SERVICE;
            life.unpause(instance, nowNanos);
        }
    }

    @Override
    public void takeCpu(Instance instance, String reason, double vcpus, long nowNanos) {
        life.takeCpu(instance, reason, vcpus, nowNanos);
    }

    @Override
    public long busyNanos(Instance instance) {
        int row = instance.rowInMinute();
        return row == Instance.NO_ROW ? 0 : plane.busyNanos(row);
    }

    @Override
    public long waitNanos(Instance instance, long nowNanos) {
        return instance.row == Instance.NO_ROW ? 0 : plane.waitNanos(instance.row, nowNanos);
    }

    @Override
    public long idleSinceNanos(Instance instance, long nowNanos) {
        return instance.row == Instance.NO_ROW ? DataPlane.UNKNOWN : plane.idleSinceNanos(instance.row, nowNanos);
    }

    @Override
    public List<Instance> farthestFromStrategy(List<Instance> candidates) {
        return group.farthestFromStrategy(candidates);
    }

    @Override
    public void note(String description, String cause, String statusCode, @Nullable String message, long nowNanos) {
        activities.note(description, cause, statusCode, message, "", nowNanos);
    }
}

package dev.dryscale.fleet;

import dev.dryscale.kernel.Event;
import dev.dryscale.random.RandomStreams;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a feature may see of its group and do with it. Times are nanoseconds since the start of the run. */
public interface GroupControls {

    FleetModel model();

    /** Random streams of the feature's own. */
    RandomStreams streams(String feature);

    /** Does {@code event} later, among the transitions of that instant. */
    void schedule(long atNanos, Event event);

    /** All instances that are not terminated, in launch order. */
    List<Instance> instances();

    int desiredCapacity();

    int minSize();

    int maxSize();

    /** Units that count toward the desired capacity: launching or InService, and not being replaced. */
    int countedUnits();

    /**
     * Changes limits or desired capacity as a user or a schedule does; the desired capacity is pulled within the limits
     * (SCH-6). Null leaves a value as it is.
     *
     * @param who {@code a user request} or {@code a scheduled action}
     */
    void setCapacity(
            @Nullable Integer minSize, @Nullable Integer maxSize, @Nullable Integer desired, String who, long nowNanos);

    boolean isSuspended(ScalingProcess process);

    void suspend(ScalingProcess process, long nowNanos);

    /** What was held back meanwhile is done at once (LC-63). */
    void resume(ScalingProcess process, long nowNanos);

    /** Launches or terminates what the desired capacity lacks or has too much. */
    void settle(long nowNanos);

    /** Puts an instance into a state in which it waits, or out of it again. */
    void await(Instance instance, LifecycleState state, long nowNanos);

    /** An instance that this feature held goes on. */
    void proceed(Instance instance, long nowNanos);

    /** A launch is given up: the instance is terminated, and the group launches what it then lacks (LC-4). */
    void abandon(Instance instance, String cause, long nowNanos);

    /**
     * Terminates first; the group then launches what it lacks, as a separate activity (LC-23).
     *
     * @param cause what follows {@code At <second> }
     */
    void terminate(Instance instance, String cause, long nowNanos);

    /**
     * Launches first, and terminates {@code old} when its replacement is InService.
     *
     * @param launchCause what follows {@code At <second> } in the launch's cause
     * @param terminateCause the same for the termination
     * @param zone where the replacement is wanted; null for wherever the group launches
     * @return false when the launch failed or may not be made
     */
    boolean replace(Instance old, String launchCause, String terminateCause, @Nullable String zone, long nowNanos);

    /**
     * EC2 takes the instance away: what it serves is lost. It counts as held until someone notices.
     *
     * @param interrupted whether this is a Spot interruption (BL-4)
     */
    void kill(Instance instance, boolean interrupted, long nowNanos);

    /** Launches an instance that is put aside when it is ready, as a member of the warm pool (LC-30). */
    boolean launchAside(LifecycleState whenReady, String cause, long nowNanos);

    /** EC2 stops the instance: it is billed no more (BL-5). */
    void stop(Instance instance, long nowNanos);

    /** The load balancer sends the instance no more requests, those it has may finish. */
    void pause(Instance instance, long nowNanos);

    /** The load balancer sends requests again. */
    void unpause(Instance instance, long nowNanos);

    /** Takes an InService instance out of its group's capacity, or puts it back (LC-7). */
    void standby(Instance instance, boolean enter, long nowNanos);

    /** Takes {@code vcpus} of the instance's vCPUs from its requests, for {@code reason}, until told otherwise. */
    void takeCpu(Instance instance, String reason, double vcpus, long nowNanos);

    /** vCPU- or slot-nanoseconds that requests used in the minute that was just closed. */
    long busyNanos(Instance instance);

    /** About how long a request that arrives now waits before it is served; {@link Long#MAX_VALUE} if it is turned away. */
    long waitNanos(Instance instance, long nowNanos);

    /** When the instance's last request left; {@link Long#MAX_VALUE} while it has one, or where nobody can tell. */
    long idleSinceNanos(Instance instance, long nowNanos);

    /** Those of {@code candidates}, never none, without which the others suit the allocation strategy best (LC-41). */
    List<Instance> farthestFromStrategy(List<Instance> candidates);

    /** Writes an activity that changes no instance, finished at once. */
    void note(String description, String cause, String statusCode, @Nullable String message, long nowNanos);
}

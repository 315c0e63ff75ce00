package dev.dryscale.fleet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feature at work in one run. Every method is a hook that the group calls; each does nothing unless a feature says
 * otherwise. Confined to one run and thread.
 */
public interface FeatureRun {

    /** The run begins; the initial instances are in service. */
    default void begin(long nowNanos) {}

    /** What is launched instead of {@code plan}. */
    default LaunchPlan plan(LaunchPlan plan, long nowNanos) {
        return plan;
    }

    /** Why a launch call for {@code plan} fails now, in AWS's words (LC-60); null when it does not. */
    default @Nullable String launchFailure(LaunchPlan plan, long nowNanos) {
        return null;
    }

    /** Whether the datapoint of a metric whose slot ends now never reaches CloudWatch; asked once for each metric. */
    default boolean losesDatapoint(long slotEndNanos) {
        return false;
    }

    /** The launch call for {@code plan} failed; another plan for the same zone is tried at once. */
    default void launchFailed(LaunchPlan plan, long nowNanos) {}

    /** Whether a failed launch is tried in another zone at once (LC-45). */
    default boolean triesOtherZones() {
        return true;
    }

    /** An instance kept aside that comes into service in place of a launch; null when there is none (LC-31). */
    default @Nullable Instance kept(long nowNanos) {
        return null;
    }

    /** Nanoseconds a kept instance takes from its start to {@code running} and from there to ready; null if not its own. */
    default @Nullable WarmStart warmStart(Instance instance, long nowNanos) {
        return null;
    }

    /** The sizes of the warm pool that it keeps now; null when it keeps none. */
    default @Nullable WarmPoolSize warmPool() {
        return null;
    }

    /**
     * The instance runs and is not registered yet. A feature that answers true holds it until it calls {@link
     * GroupControls#proceed} or {@link GroupControls#terminate}.
     */
    default boolean holdLaunch(Instance instance, long nowNanos) {
        return false;
    }

    /** The instance is drained. A feature that answers true holds it until it calls {@link GroupControls#proceed}. */
    default boolean holdTermination(Instance instance, long nowNanos) {
        return false;
    }

    /** The instance was scaled in and has drained; true when the feature keeps it aside (LC-32). */
    default boolean keep(Instance instance, long nowNanos) {
        return false;
    }

    /** The instance is InService from now on. */
    default void inService(Instance instance, long nowNanos) {}

    /** The instance is terminated, or its launch was cancelled. */
    default void ended(Instance instance, long nowNanos) {}

    /** Whether scale-in leaves the instance alone (LC-42). */
    default boolean isProtected(Instance instance, long nowNanos) {
        return false;
    }

    /** Those of {@code candidates}, never none, that scale-in chooses among (LC-41). */
    default List<Instance> shortlist(List<Instance> candidates, long nowNanos) {
        return candidates;
    }

    /** Those of {@code candidates}, never none, without which the others suit the allocation strategy best (LC-40). */
    default List<Instance> farthestFromStrategy(List<Instance> candidates) {
        return candidates;
    }

    /** Why no policy may scale in now, as a sentence without its full stop (AAS-8); null when this does not hinder it. */
    default @Nullable String blocksScaleIn(long nowNanos) {
        return null;
    }

    /** Desired capacity, limits or suspended processes have changed. */
    default void capacityChanged(long nowNanos) {}

    /** The minute is closed and its figures can be read; nothing may be changed before the next event. */
    default void minuteClosed(long nowNanos) {}

    /** vCPU-nanoseconds used so far beyond what was earned, which are paid for (unlimited mode of burstable instances). */
    default long surplusCpuNanos() {
        return 0;
    }

    /**
     * How a kept instance comes back.
     *
     * @param runningNanos from its start to EC2 state {@code running}; 0 when it runs already
     * @param readyNanos from there until the application answers
     */
    record WarmStart(long runningNanos, long readyNanos) {}

    /**
     * What a warm pool is to hold.
     *
     * @param minSize its least members, 0 or more
     * @param desiredCapacity the members that it should have now (LC-30)
     */
    record WarmPoolSize(int minSize, int desiredCapacity) {}
}

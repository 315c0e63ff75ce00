package dev.dryscale.fleet;

import dev.dryscale.scaling.policy.InstanceWarmup;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One instance of the group from its launch call to its end. Mutable, confined to one run. */
public final class Instance {

    static final long NEVER = Long.MAX_VALUE;

    /** Row on the data plane while it is registered or draining. */
    static final int NO_ROW = -1;

    /** The activity of an instance that was there before the run. */
    static final int NO_ACTIVITY = -1;

    /** No simple scaling policy began what this instance is going through (SS-7). */
    static final int NO_COOLDOWN = -1;

    final String id;
    final int number;
    final LaunchPlan plan;
    int activity;

    LifecycleState state = LifecycleState.PENDING;
    int row = NO_ROW;
    /** The row it left in the open minute, whose figures are still there to be read. */
    int leftRow = NO_ROW;

    long runningNanos = NEVER;
    /** Since when EC2 has it stopped; its volume stays (BL-5). */
    long stoppedNanos = NEVER;

    long inServiceNanos = NEVER;
    long warmupEndsNanos = NEVER;

    /** When the application answers, and how long registration and the first passed check take after that. */
    long readyNanos = NEVER;

    long afterReadyNanos;

    /** Who set its warm-up; null for an instance that was there before the run. */
    @Nullable InstanceWarmup warmup;

    /** Seconds simple scaling waits once this launch or termination is done (SS-4). */
    int cooldownSeconds = NO_COOLDOWN;

    /** Its launch activity stays open until the warm-up ends (TT-38). */
    boolean launchedByPolicy;

    /** From here on its CPU counts in the group's metric (TT-32, TT-33). */
    long inMetricFromNanos = NEVER;

    /** From here on its CPU counts no more: the termination workflow has begun (TT-39). */
    long terminatingNanos = NEVER;

    int way;

    long drainEndsNanos = NEVER;
    int endActivity = NO_ACTIVITY;

    /** Scale-in chose it: it may be kept aside. */
    boolean scaledIn;

    /** It is being terminated, and was in the warm pool until then. */
    boolean leavesWarmPool;

    /** A replacement is on its way, or was: it no longer counts toward the desired capacity. */
    boolean beingReplaced;

    /** Whom it replaces, and why that one goes; null for most. */
    @Nullable Instance replaces;

    String replacedBecause = "";

    /** The state in which it is kept when it is ready; null for an instance that goes into service. */
    @Nullable LifecycleState keptAs;

    /** EC2 took it away. */
    boolean killed;

    boolean interrupted;
    boolean paused;

    /** Whether requests are routed to its row. */
    boolean inRotation;

    /** vCPUs that are not there for requests, by reason. */
    final Map<String, Double> takenVcpus = new TreeMap<>();

    Instance(String id, int number, LaunchPlan plan, int activity) {
        this.id = id;
        this.number = number;
        this.plan = plan;
        this.activity = activity;
    }

    public String id() {
        return id;
    }

    /** Launch attempts before this one. */
    public int number() {
        return number;
    }

    public LaunchPlan plan() {
        return plan;
    }

    public String zone() {
        return plan.zone();
    }

    public LifecycleState state() {
        return state;
    }

    /** Since when it is InService; {@link Long#MAX_VALUE} when it never was. */
    public long inServiceNanos() {
        return inServiceNanos;
    }

    /** When its warm-up ends or ended; {@link Long#MAX_VALUE} while that is unknown. */
    public long warmupEndsNanos() {
        return warmupEndsNanos;
    }

    /** Since when EC2 has it running; {@link Long#MAX_VALUE} when it does not. */
    public long runningSinceNanos() {
        return runningNanos;
    }

    /** Counts its ways into and out of service: what was planned for an earlier one is void. */
    public int way() {
        return way;
    }

    public boolean isInService() {
        return state == LifecycleState.IN_SERVICE;
    }

    /** Whether EC2 has taken it away. */
    public boolean isKilled() {
        return killed;
    }

    /** Whether the load balancer sends it no requests for now. */
    public boolean isPaused() {
        return paused;
    }

    /** Whether scale-in chose it and it has not ended or been kept aside yet. */
    public boolean isScaledIn() {
        return scaledIn;
    }

    public boolean isBeingReplaced() {
        return beingReplaced;
    }

    /** Whether the load balancer or the fleet's router has it as a target. */
    public boolean isRegistered() {
        return row != NO_ROW;
    }

    /** Launching or InService. */
    public boolean isHeld() {
        return state.stage() == LifecycleState.Stage.LAUNCHING || state.stage() == LifecycleState.Stage.SERVING;
    }

    /** Whether it is a member of the warm pool, or was one until its termination began. */
    boolean isOfWarmPool() {
        return leavesWarmPool || state.isWarmed();
    }

    boolean isLeavingOrGone() {
        return state.stage() == LifecycleState.Stage.LEAVING || state.stage() == LifecycleState.Stage.GONE;
    }

    /** Whether it counts toward the desired capacity. */
    public boolean isCounted() {
        return isHeld() && !beingReplaced;
    }

    boolean isPastWarmup(long nowNanos) {
        return state == LifecycleState.IN_SERVICE && warmupEndsNanos <= nowNanos;
    }

    /** Whether it gives a sample to the group's EC2 metrics in {@code [fromNanos, toNanos)}. */
    boolean isInMetric(long fromNanos, long toNanos) {
        return inMetricFromNanos < toNanos && terminatingNanos > fromNanos;
    }

    /** Nanoseconds of {@code [fromNanos, toNanos)} in which EC2 had it running. */
    long runningWithin(long fromNanos, long toNanos) {
        return Math.max(0, toNanos - Math.max(fromNanos, runningNanos));
    }

    /** Whether all its vCPUs are taken, so that it answers nobody. */
    public boolean isHung() {
        return vcpusTaken() >= plan.instance().vcpus();
    }

    /** Its index among the load balancer's targets; behind all while it is none. Indexes of targets that went are given anew. */
    public int target() {
        return row == NO_ROW ? Integer.MAX_VALUE : row;
    }

    /** The row whose figures are the instance's in the open or just closed minute. */
    int rowInMinute() {
        return row != NO_ROW ? row : leftRow;
    }

    /** vCPUs that its requests do not get. */
    double vcpusTaken() {
        double sum =
                takenVcpus.values().stream().mapToDouble(Double::doubleValue).sum();
        return Math.min(sum, plan.instance().vcpus());
    }
}

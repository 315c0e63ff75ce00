package dev.dryscale.fleet;

import dev.dryscale.scaling.group.CapacityActivity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The changes of the desired capacity in a run, each completed when the fleet has caught up with it or another replaced it. */
final class CapacityActivities {

    /** Longer than any cooldown: what is older is forgotten. */
    private static final long KEPT_NANOS = 2 * 86_400_000_000_000L;

    private final List<CapacityActivity> activities = new ArrayList<>();

    void begin(@Nullable String policy, int from, int to, long nowNanos) {
        if (from == to) {
            return;
        }
        int last = activities.size() - 1;
        if (last >= 0 && activities.get(last).inProgress()) {
            activities.set(last, activities.get(last).overriddenAt(nowNanos));
        }
        activities.removeIf(old -> old.startNanos() < nowNanos - KEPT_NANOS);
        activities.add(new CapacityActivity(policy, from, to, nowNanos, CapacityActivity.IN_PROGRESS, false));
    }

    /** The activities as they stand; the newest one is completed at the instant the last instance came or went. */
    List<CapacityActivity> asOf(List<Instance> instances, long lastTerminationNanos, long nowNanos) {
        if (!activities.isEmpty()) {
            var newest = activities.get(activities.size() - 1);
            var size = FleetSize.of(instances, nowNanos);
            boolean done = newest.scalesOut() ? size.inService() >= newest.to() : size.terminating() == 0;
            if (newest.inProgress() && done) {
                long arrived = newest.scalesOut() ? lastArrival(instances) : lastTerminationNanos;
                completeNewest(Math.max(newest.startNanos(), Math.min(arrived, nowNanos)));
            }
        }
        return activities;
    }

    private static long lastArrival(List<Instance> instances) {
        return instances.stream()
                .filter(instance -> instance.state == LifecycleState.IN_SERVICE)
                .mapToLong(instance -> instance.inServiceNanos)
                .max()
                .orElse(0);
    }

    private void completeNewest(long nanos) {
        int last = activities.size() - 1;
        if (last >= 0 && activities.get(last).inProgress()) {
            activities.set(last, activities.get(last).completedAt(nanos));
        }
    }
}

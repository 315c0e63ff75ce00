package dev.dryscale.fleet;

import java.util.List;
import java.util.function.Predicate;

/**
 * The sizes that a group publishes of itself (CW-34). Capacities count units, instances count one each; an instance of the warm
 * pool is none of the group's. In a group without a warm pool the pool's sizes are 0.
 *
 * @param instances all that are not terminated
 * @param pool the sizes that the warm pool is to have
 */
record GroupCensus(
        List<Instance> instances, int minSize, int maxSize, int desired, FeatureRun.WarmPoolSize pool, long nowNanos) {

    /** @throws IllegalStateException when the metric is no size of the group */
    int of(SimulatedMetric metric) {
        return switch (metric) {
            case GROUP_MIN_SIZE -> minSize;
            case GROUP_MAX_SIZE -> maxSize;
            case GROUP_DESIRED_CAPACITY -> desired;
            case GROUP_IN_SERVICE, HEALTHY_HOST_COUNT -> inInstances().inService();
            case GROUP_PENDING -> inInstances().pending();
            case GROUP_TERMINATING -> inInstances().terminating();
            case GROUP_STANDBY -> inInstances().standby();
            case GROUP_TOTAL -> inInstances().total();
            case GROUP_IN_SERVICE_UNITS -> inUnits().inService();
            case GROUP_PENDING_UNITS -> inUnits().pending();
            case GROUP_TERMINATING_UNITS -> inUnits().terminating();
            case GROUP_STANDBY_UNITS -> inUnits().standby();
            case GROUP_TOTAL_UNITS -> inUnits().total();
            case GROUP_AND_WARM_POOL_DESIRED -> desired + pool.desiredCapacity();
            case GROUP_AND_WARM_POOL_TOTAL -> inUnits().total() + pooled(instance -> true);
            default -> ofPool(metric);
        };
    }

    private int ofPool(SimulatedMetric metric) {
        return switch (metric) {
            case WARM_POOL_MIN_SIZE -> pool.minSize();
            case WARM_POOL_DESIRED -> pool.desiredCapacity();
            case WARM_POOL_PENDING -> pooled(GroupCensus::isPending);
            case WARM_POOL_WARMED -> pooled(instance -> !isPending(instance) && !instance.isLeavingOrGone());
            case WARM_POOL_TERMINATING -> pooled(Instance::isLeavingOrGone);
            case WARM_POOL_TOTAL -> pooled(instance -> true);
            default -> throw new IllegalStateException(metric + " is no size of the group");
        };
    }

    private static boolean isPending(Instance instance) {
        return instance.state == LifecycleState.WARMED_PENDING || instance.state == LifecycleState.WARMED_PENDING_WAIT;
    }

    private FleetSize inInstances() {
        return FleetSize.of(ofGroup(), nowNanos);
    }

    private FleetSize inUnits() {
        return FleetSize.inUnits(ofGroup(), nowNanos);
    }

    private List<Instance> ofGroup() {
        return instances.stream().filter(instance -> !instance.isOfWarmPool()).toList();
    }

    private int pooled(Predicate<Instance> which) {
        return instances.stream()
                .filter(Instance::isOfWarmPool)
                .filter(which)
                .mapToInt(instance -> instance.plan.weight())
                .sum();
    }
}

package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;
import dev.dryscale.fleet.Instance;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The group's termination policies, in order; each leaves those that suit it best, and the next chooses among them. Zone
 * balance precedes them all, and what they leave is settled as by Default (LC-40, LC-41).
 */
public record TerminationPolicies(List<Policy> policies) implements FleetFeature {

    private static final long HOUR = 3_600_000_000_000L;

    public TerminationPolicies {
        policies = List.copyOf(policies);
    }

    /** AWS's words, and one of ours for what a Lambda function may choose. */
    public enum Policy {
        DEFAULT("Default"),
        /** What the allocation strategy of a group of mixed instances can best do without (LC-40). */
        ALLOCATION_STRATEGY("AllocationStrategy"),
        OLDEST_LAUNCH_TEMPLATE("OldestLaunchTemplate"),
        /** Of a launch configuration before a launch template, the oldest first. */
        OLDEST_LAUNCH_CONFIGURATION("OldestLaunchConfiguration"),
        CLOSEST_TO_NEXT_INSTANCE_HOUR("ClosestToNextInstanceHour"),
        NEWEST_INSTANCE("NewestInstance"),
        OLDEST_INSTANCE("OldestInstance"),
        /** The target of the lowest index, which packing fills first. */
        FIRST_TARGET("FirstTarget");

        private final String awsName;

        Policy(String awsName) {
            this.awsName = awsName;
        }

        public String awsName() {
            return awsName;
        }

        private List<Instance> shortlist(List<Instance> candidates, GroupControls controls, long nowNanos) {
            return this == ALLOCATION_STRATEGY
                    ? controls.farthestFromStrategy(candidates)
                    : least(candidates, instance -> rank(instance, nowNanos));
        }

        /** Smaller goes first. */
        private long rank(Instance instance, long nowNanos) {
            return switch (this) {
                case DEFAULT, ALLOCATION_STRATEGY -> 0;
                case OLDEST_LAUNCH_CONFIGURATION -> Math.min(0, instance.plan().template());
                case OLDEST_LAUNCH_TEMPLATE -> instance.plan().template();
                case CLOSEST_TO_NEXT_INSTANCE_HOUR -> toNextHour(instance.runningSinceNanos(), nowNanos);
                case NEWEST_INSTANCE -> -instance.number();
                case OLDEST_INSTANCE -> instance.number();
                case FIRST_TARGET -> instance.target();
            };
        }
    }

    @Override
    public FeatureRun start(GroupControls controls) {
        return new FeatureRun() {
            @Override
            public List<Instance> shortlist(List<Instance> candidates, long nowNanos) {
                var left = candidates;
                for (var policy : policies) {
                    left = policy.shortlist(left, controls, nowNanos);
                }
                return left;
            }
        };
    }

    private static List<Instance> least(List<Instance> candidates, ToLongFunction<Instance> rank) {
        long least = candidates.stream().mapToLong(rank).min().orElseThrow();
        return candidates.stream()
                .filter(instance -> rank.applyAsLong(instance) == least)
                .toList();
    }

    /** An instance that is not running yet is not billed and counts as a whole hour away. */
    static long toNextHour(long runningSinceNanos, long nowNanos) {
        return runningSinceNanos > nowNanos ? HOUR : HOUR - Math.floorMod(nowNanos - runningSinceNanos, HOUR);
    }
}

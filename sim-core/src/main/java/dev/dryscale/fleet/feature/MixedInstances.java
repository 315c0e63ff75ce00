package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;
import dev.dryscale.fleet.Instance;
import dev.dryscale.fleet.LaunchPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * A mixed instances policy: several types with weights, part On-Demand and part Spot (LC-52 to LC-55).
 *
 * @param kinds in the order of the overrides, at least one
 * @param onDemandBase units that are On-Demand first
 * @param onDemandPercentAboveBase 0 to 100, of the units beyond the base; fractions round up (LC-52)
 */
public record MixedInstances(
        List<InstanceKind> kinds,
        int onDemandBase,
        int onDemandPercentAboveBase,
        AllocationStrategy onDemandStrategy,
        AllocationStrategy spotStrategy)
        implements FleetFeature {

    private static final int ALL = 100;

    public MixedInstances {
        kinds = List.copyOf(kinds);
    }

    /** The instance types that may be launched. */
    public List<String> types() {
        return kinds.stream().map(kind -> kind.instance().type()).toList();
    }

    /** Whether any unit may be a Spot Instance. */
    public boolean usesSpot() {
        return onDemandPercentAboveBase < ALL;
    }

    /** Units of {@code total} that are On-Demand (LC-52, EX-16, EX-17). */
    static int onDemandUnits(int base, int percentAboveBase, int total) {
        int above = Math.max(0, total - base);
        return Math.min(base, total) + (above * percentAboveBase + ALL - 1) / ALL;
    }

    @Override
    public boolean needsEventLoop() {
        var first = kinds.get(0).instance();
        return kinds.stream()
                .anyMatch(kind -> kind.instance().vcpus() != first.vcpus()
                        || kind.instance().concurrency() != first.concurrency());
    }

    @Override
    public FeatureRun start(GroupControls controls) {
        return new Run(controls);
    }

    private final class Run implements FeatureRun {

        private final GroupControls controls;
        private final List<LaunchPlan> failed = new ArrayList<>();
        private long failedNanos = -1;

        Run(GroupControls controls) {
            this.controls = controls;
        }

        private int units(boolean spot) {
            return controls.instances().stream()
                    .filter(instance -> instance.isCounted() && instance.plan().isSpot() == spot)
                    .mapToInt(instance -> instance.plan().weight())
                    .sum();
        }

        @Override
        public LaunchPlan plan(LaunchPlan plan, long nowNanos) {
            int total = Math.max(controls.desiredCapacity(), units(true) + units(false) + 1);
            boolean spot = units(false) >= onDemandUnits(onDemandBase, onDemandPercentAboveBase, total);
            var strategy = spot ? spotStrategy : onDemandStrategy;
            var untried = kinds.stream()
                    .filter(kind -> !hasFailed(planned(plan, kind, spot), nowNanos))
                    .toList();
            return untried.isEmpty()
                    ? failed.get(failed.size() - 1)
                    : planned(plan, strategy.choose(untried, spot), spot);
        }

        private static LaunchPlan planned(LaunchPlan plan, InstanceKind kind, boolean spot) {
            return plan.of(kind.instance(), spot ? LaunchPlan.SPOT : LaunchPlan.ON_DEMAND, kind.weight());
        }

        private boolean hasFailed(LaunchPlan plan, long nowNanos) {
            return failedNanos == nowNanos && failed.contains(plan);
        }

        @Override
        public void launchFailed(LaunchPlan plan, long nowNanos) {
            if (failedNanos != nowNanos) {
                failed.clear();
                failedNanos = nowNanos;
            }
            failed.add(plan);
        }

        /** First the purchase option that has more than its share, then the type that its strategy wants least (LC-40). */
        @Override
        public List<Instance> farthestFromStrategy(List<Instance> candidates) {
            int share = onDemandUnits(onDemandBase, onDemandPercentAboveBase, controls.desiredCapacity());
            boolean spotGoes = units(false) <= share;
            var ofOption = candidates.stream()
                    .filter(instance -> instance.plan().isSpot() == spotGoes)
                    .toList();
            return ofOption.isEmpty() ? ofUnwantedKind(candidates, !spotGoes) : ofUnwantedKind(ofOption, spotGoes);
        }

        private List<Instance> ofUnwantedKind(List<Instance> candidates, boolean spot) {
            var held = kinds.stream()
                    .filter(kind -> candidates.stream().anyMatch(kind::isOf))
                    .toList();
            if (held.size() < 2) {
                return candidates;
            }
            var unwanted = (spot ? spotStrategy : onDemandStrategy).unwanted(held, kinds, spot);
            return candidates.stream()
                    .filter(instance -> unwanted.stream().anyMatch(kind -> kind.isOf(instance)))
                    .toList();
        }
    }
}

package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;
import dev.dryscale.fleet.Instance;
import dev.dryscale.fleet.LaunchPlan;
import dev.dryscale.fleet.ScalingProcess;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps the numbers in all Availability Zones equal (LC-43): launches where fewest are, and only then terminates where
 * most are.
 *
 * @param triesOtherZones whether a failed launch is tried elsewhere: {@code balanced-best-effort}, else {@code
 *     balanced-only} (LC-45)
 */
public record ZoneBalance(boolean triesOtherZones) implements FleetFeature {

    private static final String TERMINATED =
            "an instance was taken out of service in response to a difference between desired and actual capacity "
                    + "after instances were launched to balance the Availability Zones.";

    @Override
    public FeatureRun start(GroupControls controls) {
        return new Run(controls);
    }

    private final class Run implements FeatureRun {

        private final GroupControls controls;
        private int failures;
        private long notBeforeNanos;

        Run(GroupControls controls) {
            this.controls = controls;
        }

        @Override
        public boolean triesOtherZones() {
            return triesOtherZones;
        }

        /** Everything that can unbalance a group shows at the end of a minute; a failed launch waits as any other (LC-61). */
        @Override
        public void minuteClosed(long nowNanos) {
            if (nowNanos >= notBeforeNanos) {
                controls.schedule(nowNanos, this::step);
            }
        }

        private void step(long nowNanos) {
            if (balance(controls, nowNanos)) {
                failures = 0;
            } else {
                long wait = controls.model().profile().launchRetry().waitSeconds(++failures);
                notBeforeNanos = nowNanos + wait * 1_000_000_000L;
            }
        }
    }

    /** How many instances rebalancing may have beyond the maximum: ten percent of it, at least one (EX-56). */
    static int mayExceedMaximumBy(int maxSize) {
        return ReplacementPace.tenth(maxSize);
    }

    /** Returns whether no launch failed. */
    private static boolean balance(GroupControls controls, long nowNanos) {
        boolean may = !controls.isSuspended(ScalingProcess.AZ_REBALANCE)
                && !controls.isSuspended(ScalingProcess.LAUNCH)
                && controls.countedUnits() == controls.desiredCapacity()
                && controls.instances().stream().allMatch(instance -> instance.isInService() || !instance.isHeld());
        long held = controls.instances().stream().filter(Instance::isHeld).count();
        long room = controls.maxSize() + mayExceedMaximumBy(controls.maxSize()) - held;
        for (; may && room > 0; room--) {
            var counts = counts(controls);
            var byCount = Map.Entry.<String, Integer>comparingByValue();
            var fewest = counts.entrySet().stream().min(byCount).orElseThrow();
            var most = counts.entrySet().stream().max(byCount).orElseThrow();
            if (most.getValue() - fewest.getValue() < 2) {
                return true;
            }
            if (!move(controls, most.getKey(), fewest.getKey(), nowNanos)) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Integer> counts(GroupControls controls) {
        var counts = new TreeMap<String, Integer>();
        controls.model().group().availabilityZones().forEach(zone -> counts.put(zone, 0));
        controls.instances().stream()
                .filter(Instance::isCounted)
                .forEach(instance -> counts.computeIfPresent(instance.zone(), (zone, count) -> count + 1));
        return counts;
    }

    private static boolean move(GroupControls controls, String from, String to, long nowNanos) {
        var oldest = controls.instances().stream()
                .filter(instance -> instance.isCounted() && instance.zone().equals(from))
                .filter(instance -> instance.plan().purchase().equals(LaunchPlan.ON_DEMAND) || instance.isInService())
                .min(Comparator.comparingInt(Instance::number));
        String cause = "an instance was launched to balance instances in zones " + from
                + " with other zones resulting in more than desired number of instances in the group.";
        return oldest.isPresent() && controls.replace(oldest.get(), cause, TERMINATED, to, nowNanos);
    }
}

package dev.dryscale.fleet;

import dev.dryscale.random.RandomStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Which instance goes when the group scales in: AWS's default termination policy (LC-40). First the zone with most instances,
 * then what the group's policies and its allocation strategy say, then those of a launch configuration before those of a
 * launch template and the oldest first, then the instance closest to its next billing hour, then chance.
 */
final class TerminationRule {

    private static final long HOUR = 3_600_000_000_000L;

    private TerminationRule() {}

    /**
     * Chooses among {@code candidates}, which are some of {@code held}, not empty and in launch order.
     *
     * @param held all instances that count, protected ones included: they decide which zone is the largest
     * @param policies what the group's termination policies leave of the candidates in that zone
     */
    static Instance choose(
            List<Instance> held,
            List<Instance> candidates,
            UnaryOperator<List<Instance>> policies,
            long nowNanos,
            RandomStream chance) {
        var left = ofOldestTemplate(policies.apply(inLargestZone(held, candidates, chance)));
        long nearest = left.stream()
                .mapToLong(instance -> toNextHour(instance, nowNanos))
                .min()
                .orElseThrow();
        var closest = left.stream()
                .filter(instance -> toNextHour(instance, nowNanos) == nearest)
                .toList();
        return closest.get(closest.size() == 1 ? 0 : chance.nextInt(closest.size()));
    }

    private static List<Instance> ofOldestTemplate(List<Instance> candidates) {
        int oldest = candidates.stream()
                .mapToInt(instance -> instance.plan.template())
                .min()
                .orElseThrow();
        return candidates.stream()
                .filter(instance -> instance.plan.template() == oldest)
                .toList();
    }

    /** The zone with most instances of those that have a candidate (LC-40). */
    private static List<Instance> inLargestZone(List<Instance> held, List<Instance> candidates, RandomStream chance) {
        Map<String, Integer> counts = new TreeMap<>();
        candidates.forEach(instance -> counts.put(instance.zone(), 0));
        held.forEach(instance -> counts.computeIfPresent(instance.zone(), (zone, count) -> count + 1));
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        var zones = counts.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey)
                .toList();
        var zone = zones.get(zones.size() == 1 ? 0 : chance.nextInt(zones.size()));
        return candidates.stream()
                .filter(instance -> instance.zone().equals(zone))
                .toList();
    }

    /** An instance that is not running yet is not billed and counts as a whole hour away. */
    static long toNextHour(Instance instance, long nowNanos) {
        if (instance.runningNanos > nowNanos) {
            return HOUR;
        }
        return HOUR - Math.floorMod(nowNanos - instance.runningNanos, HOUR);
    }
}

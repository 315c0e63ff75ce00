package dev.dryscale.fleet;

import dev.dryscale.random.RandomStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which instance goes when the group scales in: AWS's default termination policy (LC-40) for a group with one launch
 * template. First the zone with most instances, then the instance closest to its next billing hour, then chance.
 */
final class TerminationRule {

    private static final long HOUR = 3_600_000_000_000L;

    private TerminationRule() {}

    /** Chooses among {@code held}, which is not empty and in launch order. */
    static Instance choose(List<Instance> held, long nowNanos, RandomStream chance) {
        var inLargestZone = largestZone(held, chance);
        long nearest = inLargestZone.stream()
                .mapToLong(instance -> toNextHour(instance, nowNanos))
                .min()
                .orElseThrow();
        var closest = inLargestZone.stream()
                .filter(instance -> toNextHour(instance, nowNanos) == nearest)
                .toList();
        return closest.get(closest.size() == 1 ? 0 : chance.nextInt(closest.size()));
    }

    private static List<Instance> largestZone(List<Instance> held, RandomStream chance) {
        Map<String, Integer> counts = new TreeMap<>();
        held.forEach(instance -> counts.merge(instance.zone, 1, Integer::sum));
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        var zones = counts.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey)
                .toList();
        var zone = zones.get(zones.size() == 1 ? 0 : chance.nextInt(zones.size()));
        return held.stream().filter(instance -> instance.zone.equals(zone)).toList();
    }

    /** An instance that is not running yet is not billed and counts as a whole hour away. */
    private static long toNextHour(Instance instance, long nowNanos) {
        if (instance.runningNanos > nowNanos) {
            return HOUR;
        }
        return HOUR - Math.floorMod(nowNanos - instance.runningNanos, HOUR);
    }
}

package dev.dryscale.cost;

import dev.dryscale.record.Usage;
import dev.dryscale.record.Usage.RunningSpan;
import java.util.Map;
import java.util.TreeMap;

/**
 * On-Demand nanoseconds by hour of the run and instance type. A start counts from its beginning for as long as it is
 * charged, round-up and 60-second minimum included, so the hours add up to the charged seconds; what is charged beyond
 * the end of the run belongs to the last hour.
 */
final class OnDemandHours {

    private static final String ON_DEMAND = "on-demand";

    private final Map<Long, Map<String, Long>> nanosByHour = new TreeMap<>();

    OnDemandHours(Usage usage) {
        long last = Math.max(0, Quantities.startedHours(usage.horizonNanos()) - 1);
        for (RunningSpan span : usage.spans()) {
            if (!span.purchase().equals(ON_DEMAND)) {
                continue;
            }
            long at = span.fromNanos();
            long end = at + Quantities.chargedSeconds(span) * Quantities.SECOND;
            while (at < end) {
                long hour = Math.min(at / Quantities.HOUR, last);
                long next = hour == last ? end : Math.min(end, (hour + 1) * Quantities.HOUR);
                nanosByHour.computeIfAbsent(hour, unused -> new TreeMap<>()).merge(span.type(), next - at, Long::sum);
                at = next;
            }
        }
    }

    /** A copy of the hour's nanoseconds by type, to be used up. */
    Map<String, Long> of(long hour) {
        return new TreeMap<>(nanosByHour.getOrDefault(hour, Map.of()));
    }
}

package dev.dryscale.cost;

import dev.dryscale.record.Usage;
import dev.dryscale.record.Usage.RunningSpan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Detailed monitoring: 7 metrics per instance, charged as custom metrics for every hour in which they are sent (BL-8),
 * that is every clock hour of the run that the instance was running in. The free metrics of the price list are taken
 * off each hour of the run.
 */
final class DetailedMonitoring implements CostItem {

    private static final long METRICS_PER_INSTANCE = 7;
    private static final String UNIT = "metric-hours";

    @Override
    public List<BillLine> lines(Usage usage, PriceList prices) {
        if (!usage.detailedMonitoring() || usage.spans().isEmpty()) {
            return List.of();
        }
        long sent = 0;
        long free = 0;
        for (long instances : instancesByHour(usage).values()) {
            sent += METRICS_PER_INSTANCE * instances;
            free += Math.min(METRICS_PER_INSTANCE * instances, prices.free(PriceList.FREE_METRICS));
        }
        List<BillLine> lines = new ArrayList<>();
        lines.add(Quantities.line(
                "CloudWatch detailed monitoring",
                BigDecimal.valueOf(sent - free),
                UNIT,
                prices.item(PriceList.METRIC_MONTH),
                "month",
                Quantities.HOURS_PER_MONTH));
        if (free > 0) {
            lines.add(BillLine.detail("CloudWatch detailed monitoring: free", Long.toString(free), UNIT));
        }
        return lines;
    }

    /** How many different instances ran in each hour; an instance that starts twice in one hour counts once. */
    private static Map<Long, Long> instancesByHour(Usage usage) {
        Map<Long, Long> instances = new TreeMap<>();
        Map<String, Long> countedUpTo = new TreeMap<>();
        List<RunningSpan> spans = new ArrayList<>(usage.spans());
        spans.sort(Comparator.comparingLong(RunningSpan::fromNanos));
        for (RunningSpan span : spans) {
            long first = span.fromNanos() / Quantities.HOUR;
            long end = Quantities.startedHours(span.toNanos());
            long uncounted = Math.max(first, countedUpTo.getOrDefault(span.instanceId(), 0L));
            for (long hour = uncounted; hour < end; hour++) {
                instances.merge(hour, 1L, Long::sum);
            }
            countedUpTo.merge(span.instanceId(), end, Math::max);
        }
        return instances;
    }
}

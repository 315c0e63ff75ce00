package dev.dryscale.cost;

import dev.dryscale.record.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * CloudWatch alarms, per alarm-month prorated hourly (BL-7): a partial hour counts as a whole one, a month has 730. The
 * free alarms of the price list are taken off the standard ones.
 */
final class Alarms implements CostItem {

    @Override
    public List<BillLine> lines(Usage usage, PriceList prices) {
        long hours = Quantities.startedHours(usage.horizonNanos());
        long free = Math.min(usage.alarms(), prices.free(PriceList.FREE_ALARMS));
        List<String> needed = new ArrayList<>();
        if (usage.alarms() > free) {
            needed.add(PriceList.ALARM_MONTH);
        }
        if (usage.highResolutionAlarms() > 0) {
            needed.add(PriceList.HIGH_RESOLUTION_ALARM_MONTH);
        }
        prices.require(needed);
        List<BillLine> lines = new ArrayList<>();
        if (usage.alarms() > free) {
            lines.add(line("CloudWatch alarms", usage.alarms() - free, hours, prices.item(PriceList.ALARM_MONTH)));
        }
        if (free > 0) {
            lines.add(BillLine.detail("CloudWatch alarms: free", Long.toString(free * hours), "alarm-hours"));
        }
        if (usage.highResolutionAlarms() > 0) {
            BigDecimal price = prices.item(PriceList.HIGH_RESOLUTION_ALARM_MONTH);
            lines.add(line("CloudWatch high-resolution alarms", usage.highResolutionAlarms(), hours, price));
        }
        return lines;
    }

    private static BillLine line(String item, long alarms, long hours, BigDecimal price) {
        BigDecimal alarmHours = BigDecimal.valueOf(alarms * hours);
        return Quantities.line(item, alarmHours, "alarm-hours", price, "month", Quantities.HOURS_PER_MONTH);
    }
}

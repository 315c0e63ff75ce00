package dev.dryscale.cost;

import dev.dryscale.record.Usage;
import dev.dryscale.record.Usage.RunningSpan;
import java.math.BigDecimal;
import java.util.List;

/**
 * The EBS volumes of the instances: GB-months prorated by the second with a minimum of 60 s, a month of 730 hours. A
 * volume lives while its instance runs or is stopped (BL-5).
 */
final class EbsVolumes implements CostItem {

    @Override
    public List<BillLine> lines(Usage usage, PriceList prices) {
        if (prices.ebsGbPerInstance() == 0 || usage.spans().isEmpty()) {
            return List.of();
        }
        long seconds = 0;
        for (RunningSpan span : usage.spans()) {
            seconds += Quantities.chargedSeconds(span);
        }
        seconds += (usage.stoppedNanos() + Quantities.SECOND - 1) / Quantities.SECOND;
        return List.of(Quantities.line(
                "EBS volumes of " + prices.ebsGbPerInstance() + " GB",
                BigDecimal.valueOf(seconds).multiply(BigDecimal.valueOf(prices.ebsGbPerInstance())),
                "GB-seconds",
                prices.item(PriceList.EBS_GB_MONTH),
                "GB-month",
                Quantities.HOURS_PER_MONTH * Quantities.SECONDS_PER_HOUR));
    }
}

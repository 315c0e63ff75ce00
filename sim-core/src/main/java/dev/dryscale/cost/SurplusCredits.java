package dev.dryscale.cost;

import dev.dryscale.record.Usage;
import java.math.BigDecimal;
import java.util.List;

/** CPU that burstable instances in unlimited mode used beyond what they earned, per vCPU-hour; none, no line. */
final class SurplusCredits implements CostItem {

    private static final int NANO_DECIMALS = 9;

    @Override
    public List<BillLine> lines(Usage usage, PriceList prices) {
        if (usage.surplusCpuNanos() == 0) {
            return List.of();
        }
        return List.of(Quantities.line(
                "CPU credits beyond those earned",
                BigDecimal.valueOf(usage.surplusCpuNanos(), NANO_DECIMALS),
                "vCPU-seconds",
                prices.item(PriceList.SURPLUS_VCPU_HOUR),
                "vCPU-hour",
                Quantities.SECONDS_PER_HOUR));
    }
}

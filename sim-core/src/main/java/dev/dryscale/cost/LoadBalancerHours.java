package dev.dryscale.cost;

import dev.dryscale.record.Usage;
import java.math.BigDecimal;
import java.util.List;

/** Application Load Balancers, per hour or partial hour (BL-6, EX-62). */
final class LoadBalancerHours implements CostItem {

    @Override
    public List<BillLine> lines(Usage usage, PriceList prices) {
        if (usage.loadBalancers() == 0) {
            return List.of();
        }
        long hours = usage.loadBalancers() * Quantities.startedHours(usage.horizonNanos());
        return List.of(Quantities.line(
                "Application Load Balancer",
                BigDecimal.valueOf(hours),
                "load-balancer hours",
                prices.item(PriceList.ALB_HOUR),
                "hour",
                1));
    }
}

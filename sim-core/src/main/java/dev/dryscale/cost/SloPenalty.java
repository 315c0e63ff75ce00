package dev.dryscale.cost;

import dev.dryscale.record.Usage;
import java.math.BigDecimal;
import java.util.List;

/** The cost of slowness: time in minutes that missed the objective, at the price the user puts on it; none, no line. */
final class SloPenalty implements CostItem {

    @Override
    public List<BillLine> lines(Usage usage, PriceList prices) {
        BigDecimal price = prices.items().get(PriceList.SLO_PENALTY_HOUR);
        if (price == null) {
            return List.of();
        }
        return List.of(Quantities.line(
                "SLO penalty",
                BigDecimal.valueOf(usage.secondsOverSlo()),
                "seconds over the SLO",
                price,
                "hour",
                Quantities.SECONDS_PER_HOUR));
    }
}

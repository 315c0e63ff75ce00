package dev.dryscale.cost;

import dev.dryscale.record.Usage;
import java.util.List;

/** One thing that is paid for. Stateless: its lines follow from the usage and the prices alone. */
public interface CostItem {

    /**
     * The lines of the bill, details after the line they explain; none when there is nothing to pay for.
     *
     * @throws MissingPriceException when something was used that the price list has no price for
     */
    List<BillLine> lines(Usage usage, PriceList prices);
}

package dev.dryscale.cost;

import dev.dryscale.record.Usage;
import java.util.ArrayList;
import java.util.List;

/** Turns usage into a bill: the lines of every item of {@link CostCatalog}. */
public final class Billing {

    private Billing() {}

    /**
     * The bill of {@code usage} at {@code prices}.
     *
     * @throws MissingPriceException naming everything that was used and has no price
     */
    public static Bill bill(Usage usage, PriceList prices) {
        List<BillLine> lines = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (CostCatalog entry : CostCatalog.values()) {
            try {
                lines.addAll(entry.item().lines(usage, prices));
            } catch (MissingPriceException e) {
                e.missing().stream().filter(name -> !missing.contains(name)).forEach(missing::add);
            }
        }
        if (!missing.isEmpty()) {
            throw new MissingPriceException(prices.region(), missing);
        }
        return new Bill(lines, usage.horizonNanos(), prices.region(), prices.source());
    }
}

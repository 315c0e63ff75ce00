package dev.dryscale.cost;

import dev.dryscale.record.Usage;
import dev.dryscale.record.Usage.RunningSpan;
import java.math.BigDecimal;
import java.util.List;

/** Public IPv4 addresses of the instances, per second while they run with a minimum of 60 s. */
final class PublicIpv4Addresses implements CostItem {

    @Override
    public List<BillLine> lines(Usage usage, PriceList prices) {
        if (prices.publicIpv4PerInstance() == 0 || usage.spans().isEmpty()) {
            return List.of();
        }
        long seconds = 0;
        for (RunningSpan span : usage.spans()) {
            seconds += Quantities.chargedSeconds(span);
        }
        return List.of(Quantities.line(
                "Public IPv4 addresses",
                BigDecimal.valueOf(seconds * prices.publicIpv4PerInstance()),
                "address-seconds",
                prices.item(PriceList.IPV4_HOUR),
                "hour",
                Quantities.SECONDS_PER_HOUR));
    }
}

package dev.dryscale.cost;

import dev.dryscale.record.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/** Turns usage into a bill. */
public final class Billing {

    private static final long SECOND = 1_000_000_000L;
    private static final long MINIMUM_SECONDS = 60;

    private Billing() {}

    /** The bill of {@code usage} at {@code prices}. */
    public static Bill bill(Usage usage, PriceList prices) {
        Map<String, Long> seconds = new TreeMap<>();
        for (var span : usage.spans()) {
            long whole = Math.max(MINIMUM_SECONDS, (span.nanos() + SECOND - 1) / SECOND);
            seconds.merge(span.type(), whole, Long::sum);
        }
        var lines = new ArrayList<BillLine>();
        seconds.forEach((type, used) -> {
            var price = prices.instanceHour().get(type);
            if (price == null) {
                throw new IllegalArgumentException("no price for instance type " + type + " in " + prices.region());
            }
            long micros = price.multiply(BigDecimal.valueOf(used))
                    .multiply(BigDecimal.valueOf(1_000_000))
                    .divide(BigDecimal.valueOf(3600), 0, RoundingMode.HALF_EVEN)
                    .longValueExact();
            lines.add(new BillLine(
                    "EC2 " + type + " on-demand",
                    Long.toString(used),
                    "instance-seconds",
                    price.toPlainString(),
                    "hour",
                    micros));
        });
        return new Bill(lines, usage.horizonNanos(), prices.region(), prices.source());
    }
}

package dev.dryscale.cost;

import dev.dryscale.record.Usage;
import dev.dryscale.record.Usage.LcuHour;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Load Balancer Capacity Units: each hour pays for the largest of its four dimensions (BL-6): 25 new connections per
 * second, 3,000 active connections per minute, 1 GB (10^9 bytes) per hour, 1,000 rule evaluations per second. The
 * details say how many LCU-hours each dimension decided; equal ones go to the first.
 */
final class LoadBalancerCapacityUnits implements CostItem {

    /** The smallest unit in which all four dimensions are whole numbers of LCU-hours. */
    private static final long PARTS = 27_000_000_000L;

    private static final List<String> NAMES =
            List.of("new connections", "active connections", "bytes processed", "rule evaluations");

    @Override
    public List<BillLine> lines(Usage usage, PriceList prices) {
        if (usage.loadBalancers() == 0 || usage.lcuHours().isEmpty()) {
            return List.of();
        }
        BigInteger total = BigInteger.ZERO;
        BigInteger[] decided = {BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO};
        for (LcuHour hour : usage.lcuHours()) {
            List<BigInteger> parts = parts(hour);
            int largest = 0;
            for (int i = 1; i < parts.size(); i++) {
                largest = parts.get(i).compareTo(parts.get(largest)) > 0 ? i : largest;
            }
            decided[largest] = decided[largest].add(parts.get(largest));
            total = total.add(parts.get(largest));
        }
        BillLine exact =
                Quantities.line("", new BigDecimal(total), "", prices.item(PriceList.ALB_LCU_HOUR), "LCU-hour", PARTS);
        List<BillLine> lines = new ArrayList<>();
        lines.add(new BillLine(
                "LCUs", shown(total), "LCU-hours", exact.unitPriceDollars(), "LCU-hour", exact.amountMicros()));
        for (int i = 0; i < decided.length; i++) {
            lines.add(BillLine.detail("LCUs: decided by " + NAMES.get(i), shown(decided[i]), "LCU-hours"));
        }
        return lines;
    }

    /** Sums over an hour, divided by what one LCU-hour holds of each. */
    private static List<BigInteger> parts(LcuHour hour) {
        return List.of(
                times(hour.newConnections(), PARTS / (25L * 3_600)),
                times(hour.activeConnectionSeconds(), PARTS / (3_000L * 3_600)),
                times(hour.bytes(), PARTS / 1_000_000_000L),
                times(hour.ruleEvaluations(), PARTS / (1_000L * 3_600)));
    }

    private static BigInteger times(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }

    private static String shown(BigInteger parts) {
        return Quantities.plain(new BigDecimal(parts).divide(BigDecimal.valueOf(PARTS), 9, RoundingMode.HALF_EVEN));
    }
}

package dev.dryscale.cost;

import dev.dryscale.cost.PriceList.Commitment;
import dev.dryscale.record.Usage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Savings Plans and Reserved Instances: so many dollars per hour, paid whether used or not (BL-9). In each hour of the
 * run they take over On-Demand usage at the discounted price, Reserved Instances before Savings Plans and each in the
 * order given, the highest saving first; what is left of an hour is lost. A last hour that the run leaves early commits
 * its share. The usage taken over is given back at the On-Demand price, on a line of its own.
 */
final class Commitments implements CostItem {

    private static final String RESERVED = "reserved-instance";

    @Override
    public List<BillLine> lines(Usage usage, PriceList prices) {
        List<BillLine> lines = new ArrayList<>();
        if (prices.commitments().isEmpty()) {
            return lines;
        }
        List<Coverage> coverages = coverages(prices);
        OnDemandHours hours = new OnDemandHours(usage);
        for (long hour = 0; hour < Quantities.startedHours(usage.horizonNanos()); hour++) {
            long length = Math.min(Quantities.HOUR, usage.horizonNanos() - hour * Quantities.HOUR);
            Map<String, Long> left = hours.of(hour);
            for (Coverage coverage : coverages) {
                coverage.use(left, length);
            }
        }
        for (Coverage coverage : coverages) {
            lines.addAll(coverage.lines(usage.horizonNanos(), prices));
        }
        return lines;
    }

    private static List<Coverage> coverages(PriceList prices) {
        List<Coverage> reserved = new ArrayList<>();
        List<Coverage> plans = new ArrayList<>();
        for (int i = 0; i < prices.commitments().size(); i++) {
            Commitment commitment = prices.commitments().get(i);
            String name = commitment.kind() + " " + (i + 1);
            (commitment.kind().equals(RESERVED) ? reserved : plans).add(new Coverage(name, commitment, prices));
        }
        reserved.addAll(plans);
        return reserved;
    }

    /** What one commitment takes over, hour after hour; nothing is carried from one to the next. */
    private static final class Coverage {

        private final String name;
        private final Commitment commitment;
        private final List<String> typesByFallingSaving;
        /** Dollars used, times nanoseconds per hour. */
        private BigDecimal used = BigDecimal.ZERO;

        private final Map<String, BigInteger> coveredNanos = new TreeMap<>();

        Coverage(String name, Commitment commitment, PriceList prices) {
            this.name = name;
            this.commitment = commitment;
            Map<String, Double> pricePerOnDemandDollar = new TreeMap<>();
            commitment.discountedHour().forEach((type, discounted) -> {
                BigDecimal onDemand = prices.instanceHour().get(type);
                boolean covers = commitment.instanceType() == null || type.equals(commitment.instanceType());
                if (onDemand != null && onDemand.signum() > 0 && covers) {
                    pricePerOnDemandDollar.put(type, discounted.doubleValue() / onDemand.doubleValue());
                }
            });
            typesByFallingSaving = pricePerOnDemandDollar.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        void use(Map<String, Long> leftNanos, long hourNanos) {
            BigDecimal left = commitment.dollarsPerHour().multiply(BigDecimal.valueOf(hourNanos));
            for (String type : typesByFallingSaving) {
                BigDecimal price = commitment.discountedHour().get(type);
                long wanted = leftNanos.getOrDefault(type, 0L);
                if (price == null || wanted == 0) {
                    continue;
                }
                long covered = price.signum() == 0
                        ? wanted
                        : left.divideToIntegralValue(price)
                                .min(BigDecimal.valueOf(wanted))
                                .longValueExact();
                BigDecimal cost = price.multiply(BigDecimal.valueOf(covered));
                left = left.subtract(cost);
                used = used.add(cost);
                leftNanos.put(type, wanted - covered);
                coveredNanos.merge(type, BigInteger.valueOf(covered), BigInteger::add);
            }
        }

        List<BillLine> lines(long horizonNanos, PriceList prices) {
            List<BillLine> lines = new ArrayList<>();
            BillLine committed = Quantities.line(
                    name + " commitment",
                    Quantities.seconds(BigInteger.valueOf(horizonNanos)),
                    "seconds",
                    commitment.dollarsPerHour(),
                    "hour",
                    Quantities.SECONDS_PER_HOUR);
            BigDecimal one = BigDecimal.ONE;
            long usedMicros =
                    Quantities.line("", used, "", one, "", Quantities.HOUR).amountMicros();
            lines.add(committed);
            lines.add(BillLine.detail(name + ": used", dollars(usedMicros), "dollars"));
            lines.add(BillLine.detail(name + ": lost", dollars(committed.amountMicros() - usedMicros), "dollars"));
            coveredNanos.forEach((type, nanos) -> {
                BigDecimal price = prices.instanceHour().get(type);
                if (price != null && nanos.signum() > 0) {
                    lines.add(Quantities.line(
                            "EC2 " + type + " covered by " + name,
                            Quantities.seconds(nanos.negate()),
                            "instance-seconds",
                            price,
                            "hour",
                            Quantities.SECONDS_PER_HOUR));
                }
            });
            return lines;
        }

        private static String dollars(long micros) {
            return Quantities.plain(BigDecimal.valueOf(micros, 6));
        }
    }
}

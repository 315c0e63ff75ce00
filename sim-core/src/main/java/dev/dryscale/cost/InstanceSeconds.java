package dev.dryscale.cost;

import dev.dryscale.record.Usage;
import dev.dryscale.record.Usage.RunningSpan;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * EC2 instances, per second of state {@code running} (BL-1 to BL-5). Each start is charged in whole seconds and at least
 * 60 of them; a Spot Instance that EC2 interrupts within its first hour is free. The details below a line are exact:
 * {@code charged = running + round-up + minimum top-up - refunds}.
 */
final class InstanceSeconds implements CostItem {

    private static final String UNIT = "instance-seconds";
    private static final String SPOT = "spot";

    @Override
    public List<BillLine> lines(Usage usage, PriceList prices) {
        Map<String, Sums> sums = new TreeMap<>();
        for (RunningSpan span : usage.spans()) {
            String key = span.type() + " " + span.purchase();
            sums.computeIfAbsent(key, unused -> new Sums(span.type(), span.purchase()))
                    .add(span);
        }
        List<BillLine> lines = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Sums sum : sums.values()) {
            Map<String, BigDecimal> hours = sum.purchase.equals(SPOT) ? prices.spotHour() : prices.instanceHour();
            BigDecimal price = hours.get(sum.type);
            if (price == null) {
                missing.add("instance type " + sum.type + (sum.purchase.equals(SPOT) ? " (Spot)" : ""));
            } else {
                lines.addAll(sum.lines(price));
            }
        }
        if (!missing.isEmpty()) {
            throw new MissingPriceException(prices.region(), missing);
        }
        return lines;
    }

    /** BL-4: the seconds of a Spot Instance that EC2 interrupts before it has run an hour are given back. */
    static boolean refunded(RunningSpan span) {
        return span.purchase().equals(SPOT) && span.interruptedByEc2() && span.nanos() < Quantities.HOUR;
    }

    private static final class Sums {

        private final String type;
        private final String purchase;
        private BigInteger runningNanos = BigInteger.ZERO;
        private BigInteger roundUpNanos = BigInteger.ZERO;
        private long topUpSeconds;
        private long refundedSeconds;
        private long chargedSeconds;

        Sums(String type, String purchase) {
            this.type = type;
            this.purchase = purchase;
        }

        void add(RunningSpan span) {
            long whole = Quantities.ceilingSeconds(span);
            long charged = Quantities.chargedSeconds(span);
            runningNanos = runningNanos.add(BigInteger.valueOf(span.nanos()));
            roundUpNanos = roundUpNanos.add(BigInteger.valueOf(whole * Quantities.SECOND - span.nanos()));
            topUpSeconds += charged - whole;
            refundedSeconds += refunded(span) ? charged : 0;
            chargedSeconds += refunded(span) ? 0 : charged;
        }

        List<BillLine> lines(BigDecimal price) {
            String item = "EC2 " + type + " " + purchase;
            return List.of(
                    Quantities.line(
                            item, BigDecimal.valueOf(chargedSeconds), UNIT, price, "hour", Quantities.SECONDS_PER_HOUR),
                    BillLine.detail(item + ": running", exact(runningNanos), UNIT),
                    BillLine.detail(item + ": round-up to whole seconds", exact(roundUpNanos), UNIT),
                    BillLine.detail(item + ": top-up to 60 s per start", Long.toString(topUpSeconds), UNIT),
                    BillLine.detail(item + ": Spot interruption refunds", Long.toString(-refundedSeconds), UNIT));
        }

        private static String exact(BigInteger nanos) {
            return Quantities.plain(Quantities.seconds(nanos));
        }
    }
}

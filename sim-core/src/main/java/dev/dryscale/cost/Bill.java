package dev.dryscale.cost;

import java.util.List;

/**
 * What a run would have cost, every line shown.
 *
 * @param horizonNanos the time the bill covers
 * @param priceSource where the prices are from and of which date
 */
public record Bill(List<BillLine> lines, long horizonNanos, String region, String priceSource) {

    /** Hours in a month, as AWS's own calculator counts them. */
    public static final int HOURS_PER_MONTH = 730;

    public Bill {
        lines = List.copyOf(lines);
    }

    public long totalMicros() {
        return lines.stream().mapToLong(BillLine::amountMicros).sum();
    }

    public double totalDollars() {
        return totalMicros() / 1e6;
    }

    /** Dollars per hour of the run. */
    public double dollarsPerHour() {
        return totalDollars() / (horizonNanos / 3.6e12);
    }

    /** Dollars per month of {@value #HOURS_PER_MONTH} hours at the run's average. */
    public double dollarsPerMonth() {
        return dollarsPerHour() * HOURS_PER_MONTH;
    }
}

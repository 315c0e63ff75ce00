package dev.dryscale.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
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

    private static final long HOUR_NANOS = 3_600_000_000_000L;
    private static final int DECIMALS = 6;

    /** A bill over a positive time. */
    public Bill {
        lines = List.copyOf(lines);
        if (horizonNanos <= 0) {
            throw new IllegalArgumentException("a bill must cover a positive time, was " + horizonNanos + " ns");
        }
    }

    /** Whether prices were stated; a bill without them has no lines, and its total says nothing. */
    public boolean isPriced() {
        return !region.isEmpty();
    }

    public long totalMicros() {
        return lines.stream().mapToLong(BillLine::amountMicros).sum();
    }

    public double totalDollars() {
        return totalMicros() / 1e6;
    }

    /** Dollars per hour of the run, rounded once to 1/1,000,000. */
    public double dollarsPerHour() {
        return dollarsPer(1);
    }

    /** Dollars per month of {@value #HOURS_PER_MONTH} hours at the run's average, rounded once to 1/1,000,000. */
    public double dollarsPerMonth() {
        return dollarsPer(HOURS_PER_MONTH);
    }

    private double dollarsPer(int hours) {
        return BigDecimal.valueOf(totalMicros(), DECIMALS)
                .multiply(BigDecimal.valueOf(HOUR_NANOS))
                .multiply(BigDecimal.valueOf(hours))
                .divide(BigDecimal.valueOf(horizonNanos), DECIMALS, RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}

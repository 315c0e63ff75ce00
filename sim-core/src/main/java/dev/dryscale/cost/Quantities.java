package dev.dryscale.cost;

import dev.dryscale.record.Usage.RunningSpan;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The exact arithmetic of a bill: whole nanoseconds in, money rounded once per line. */
final class Quantities {

    static final long SECOND = 1_000_000_000L;
    static final long HOUR = 3_600 * SECOND;
    static final long SECONDS_PER_HOUR = 3_600;
    static final long HOURS_PER_MONTH = Bill.HOURS_PER_MONTH;

    private static final long MINIMUM_SECONDS = 60;
    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);
    private static final int SHOWN_DECIMALS = 9;

    private Quantities() {}

    /** BL-2: whole seconds, at least 60 for each start, whether or not a Spot interruption gives them back. */
    static long chargedSeconds(RunningSpan span) {
        return Math.max(MINIMUM_SECONDS, ceilingSeconds(span));
    }

    static long ceilingSeconds(RunningSpan span) {
        return (span.nanos() + SECOND - 1) / SECOND;
    }

    /** BL-6: a partial hour counts as a whole one. */
    static long startedHours(long nanos) {
        return (nanos + HOUR - 1) / HOUR;
    }

    static BigDecimal seconds(BigInteger nanos) {
        return new BigDecimal(nanos, SHOWN_DECIMALS);
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /**
     * A line of {@code quantity} units, {@code unitsPerPrice} of which cost {@code price}; the product is a rational
     * and is rounded here, to 1/1,000,000, and nowhere else.
     */
    static BillLine line(
            String item, BigDecimal quantity, String unit, BigDecimal price, String priceUnit, long unitsPerPrice) {
        long micros = quantity.multiply(price)
                .multiply(MICROS)
                .divide(BigDecimal.valueOf(unitsPerPrice), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
        return new BillLine(item, plain(quantity), unit, price.toPlainString(), priceUnit, micros);
    }
}

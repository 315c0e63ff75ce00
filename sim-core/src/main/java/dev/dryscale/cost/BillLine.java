package dev.dryscale.cost;

/**
 * One line of a bill: {@code quantity x price = amount}, the amount rounded once (to 1/1,000,000 of the currency unit).
 * A line of amount 0 with an empty price unit is a {@link #detail}: it says what the line before it is made of.
 *
 * @param item e.g. {@code EC2 m5.large on-demand}
 * @param quantity in {@code unit}; exact, or to 9 decimals where the exact number has no end
 * @param unit e.g. {@code instance-seconds}, {@code LCU-hours}
 * @param unitPriceDollars dollars per {@code priceUnit}
 * @param priceUnit e.g. {@code hour}; empty for a detail
 * @param amountMicros dollars times 1,000,000; negative for what a commitment has paid already
 */
public record BillLine(
        String item, String quantity, String unit, String unitPriceDollars, String priceUnit, long amountMicros) {

    /** A line that explains another and costs nothing itself. */
    public static BillLine detail(String item, String quantity, String unit) {
        return new BillLine(item, quantity, unit, "0", "", 0);
    }

    /** Whether this line only explains another. */
    public boolean isDetail() {
        return priceUnit.isEmpty();
    }

    public double dollars() {
        return amountMicros / 1e6;
    }
}

package dev.dryscale.cost;

/**
 * One line of a bill: {@code quantity x price = amount}, the amount rounded once (to 1/1,000,000 of the currency unit).
 *
 * @param item e.g. {@code EC2 m5.large on-demand}
 * @param quantity in {@code unit}, exact
 * @param unit e.g. {@code instance-seconds}, {@code LCU-hours}
 * @param unitPriceDollars dollars per {@code priceUnit}
 * @param priceUnit e.g. {@code hour}
 * @param amountMicros dollars times 1,000,000
 */
public record BillLine(
        String item, String quantity, String unit, String unitPriceDollars, String priceUnit, long amountMicros) {

    public double dollars() {
        return amountMicros / 1e6;
    }
}

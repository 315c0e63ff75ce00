package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.Instance;
import dev.dryscale.fleet.InstanceModel;

/**
 * One of the instance types of a mixed group.
 *
 * @param weight capacity units it counts as, at least 1
 * @param onDemandPrice dollars an hour; 0 when unknown
 * @param spotPrice dollars an hour; 0 when unknown
 * @param spotDepth how much Spot capacity there is, in any unit that all kinds share; decides capacity-optimized strategies
 */
public record InstanceKind(
        InstanceModel instance, int weight, double onDemandPrice, double spotPrice, double spotDepth) {

    /** Whether {@code launched} was launched as this kind. */
    boolean isOf(Instance launched) {
        return launched.plan().weight() == weight && launched.plan().instance().equals(instance);
    }

    /** Dollars per unit and hour at the price of its purchase option. */
    double pricePerUnit(boolean spot) {
        return pricePerUnit(spot ? spotPrice : onDemandPrice, weight);
    }

    /** Dollars per unit and hour (LC-54, EX-15). */
    static double pricePerUnit(double price, int weight) {
        return price / weight;
    }
}

package dev.dryscale.fleet.feature;

import java.util.Comparator;
import java.util.List;

/**
 * Which instance type of a mixed group is launched (LC-53). How AWS weighs price against capacity is unpublished: here the
 * pools within {@link #DEEP_ENOUGH} of the deepest count as deep.
 */
public enum AllocationStrategy {
    PRIORITIZED("prioritized"),
    LOWEST_PRICE("lowest-price"),
    CAPACITY_OPTIMIZED("capacity-optimized"),
    CAPACITY_OPTIMIZED_PRIORITIZED("capacity-optimized-prioritized"),
    PRICE_CAPACITY_OPTIMIZED("price-capacity-optimized");

    private static final double DEEP_ENOUGH = 0.8;

    private final String awsName;

    AllocationStrategy(String awsName) {
        this.awsName = awsName;
    }

    public String awsName() {
        return awsName;
    }

    /** The type to launch among {@code kinds}, which are in the order of the group's overrides and not empty. */
    InstanceKind choose(List<InstanceKind> kinds, boolean spot) {
        return switch (this) {
            case PRIORITIZED -> kinds.get(0);
            case LOWEST_PRICE -> cheapest(kinds, spot);
            case CAPACITY_OPTIMIZED -> deepest(kinds);
            case CAPACITY_OPTIMIZED_PRIORITIZED -> deep(kinds).get(0);
            case PRICE_CAPACITY_OPTIMIZED -> cheapest(deep(kinds), spot);
        };
    }

    private static InstanceKind cheapest(List<InstanceKind> kinds, boolean spot) {
        return kinds.stream()
                .min(Comparator.comparingDouble(kind ->
                        InstanceKind.pricePerUnit(spot ? kind.spotPrice() : kind.onDemandPrice(), kind.weight())))
                .orElseThrow();
    }

    private static InstanceKind deepest(List<InstanceKind> kinds) {
        var first = kinds.get(0);
        for (var kind : kinds) {
            first = kind.spotDepth() > first.spotDepth() ? kind : first;
        }
        return first;
    }

    private static List<InstanceKind> deep(List<InstanceKind> kinds) {
        double enough = deepest(kinds).spotDepth() * DEEP_ENOUGH;
        return kinds.stream().filter(kind -> kind.spotDepth() >= enough).toList();
    }
}

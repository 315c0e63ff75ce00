package dev.dryscale.fleet.feature;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Which instance type of a mixed group is launched (LC-53), and which goes first (LC-40). How AWS weighs price against
 * capacity is unpublished: here the pools within {@link #DEEP_ENOUGH} of the deepest count as deep. Capacity is known as far as
 * the scenario states it; pools of one depth are alike.
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

    /**
     * The types of {@code held} that a group without them would suit best; equals are all in it.
     *
     * @param held at least one, in the order of {@code all}
     * @param all the types of the group, which say what depth is deep
     */
    List<InstanceKind> unwanted(List<InstanceKind> held, List<InstanceKind> all, boolean spot) {
        return switch (this) {
            case PRIORITIZED -> lastOf(held);
            case LOWEST_PRICE -> dearest(held, spot);
            case CAPACITY_OPTIMIZED -> shallowest(held);
            case CAPACITY_OPTIMIZED_PRIORITIZED -> deep(all).containsAll(held) ? lastOf(held) : shallowest(held);
            case PRICE_CAPACITY_OPTIMIZED -> deep(all).containsAll(held) ? dearest(held, spot) : shallowest(held);
        };
    }

    private static List<InstanceKind> lastOf(List<InstanceKind> held) {
        return held.subList(held.size() - 1, held.size());
    }

    private static List<InstanceKind> dearest(List<InstanceKind> held, boolean spot) {
        return least(held, kind -> -kind.pricePerUnit(spot));
    }

    private static List<InstanceKind> shallowest(List<InstanceKind> held) {
        return least(held, InstanceKind::spotDepth);
    }

    private static List<InstanceKind> least(List<InstanceKind> held, ToDoubleFunction<InstanceKind> rank) {
        double least = held.stream().mapToDouble(rank).min().orElseThrow();
        return held.stream().filter(kind -> rank.applyAsDouble(kind) == least).toList();
    }

    private static InstanceKind cheapest(List<InstanceKind> kinds, boolean spot) {
        return kinds.stream()
                .min(Comparator.comparingDouble(kind -> kind.pricePerUnit(spot)))
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

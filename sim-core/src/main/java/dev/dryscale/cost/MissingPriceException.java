package dev.dryscale.cost;

import java.util.List;

/** Something was used that the price list has no price for. */
public final class MissingPriceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> missing;

    MissingPriceException(String region, List<String> missing) {
        super("no price for " + String.join(", ", missing) + " in " + region + "; give it under prices");
        this.missing = List.copyOf(missing);
    }

    /** What has no price: keys of the price list, or {@code instance type m5.large}. */
    public List<String> missing() {
        return missing;
    }
}

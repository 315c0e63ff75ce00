package dev.dryscale.scenario.price;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The instance types of the price table, by name. */
public final class InstanceTypes {

    private InstanceTypes() {}

    /**
     * One instance type.
     *
     * @param memoryMiB memory in MiB
     */
    public record InstanceType(String name, int vcpus, double memoryMiB) {}

    /** The type called {@code name}; null when the table does not have it. */
    public static @Nullable InstanceType find(String name) {
        var row = PriceTable.first(name);
        return row == null ? null : new InstanceType(row.type(), row.vcpus(), row.memoryMiB());
    }

    public static List<String> names() {
        return List.copyOf(PriceTable.types());
    }
}

package dev.dryscale.scenario.price;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        return Loaded.TYPES.get(name);
    }

    public static List<String> names() {
        return List.copyOf(Loaded.TYPES.keySet());
    }

    /** Read when first asked for. */
    private static final class Loaded {

        static final Map<String, InstanceType> TYPES = types();

        private static Map<String, InstanceType> types() {
            var types = new TreeMap<String, InstanceType>();
            for (var row : PriceTable.onDemand()) {
                types.putIfAbsent(row.type(), new InstanceType(row.type(), row.vcpus(), row.memoryMiB()));
            }
            return Collections.unmodifiableMap(types);
        }
    }
}

package dev.dryscale.scenario.file;

import dev.dryscale.scenario.document.Fields;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The CPU units that Fargate gives a task, and the memory that goes with each; ECS refuses every other pair. */
final class FargateSizes {

    private static final int GIBIBYTE = 1024;

    /** By CPU units, in the order of size. */
    private static final Map<Integer, Memory> SIZES = new TreeMap<>(Map.of(
            256, new Memory(GIBIBYTE / 2, 2 * GIBIBYTE, GIBIBYTE / 2),
            512, new Memory(GIBIBYTE, 4 * GIBIBYTE, GIBIBYTE),
            1_024, new Memory(2 * GIBIBYTE, 8 * GIBIBYTE, GIBIBYTE),
            2_048, new Memory(4 * GIBIBYTE, 16 * GIBIBYTE, GIBIBYTE),
            4_096, new Memory(8 * GIBIBYTE, 30 * GIBIBYTE, GIBIBYTE),
            8_192, new Memory(16 * GIBIBYTE, 60 * GIBIBYTE, 4 * GIBIBYTE),
            16_384, new Memory(32 * GIBIBYTE, 120 * GIBIBYTE, 8 * GIBIBYTE)));

    private FargateSizes() {}

    /** In MiB. */
    private record Memory(int least, int most, int step) {

        boolean has(double mebibytes) {
            return mebibytes >= least
                    && mebibytes <= most
                    && (mebibytes % step == 0)
                    // a quarter vCPU goes with 512, 1,024 and 2,048 MiB
                    && !(least == GIBIBYTE / 2 && mebibytes == 3 * step);
        }
    }

    /** Tells what is wrong with {@code cpu} and {@code memory} of a task; 0 MiB is a memory that is not said. */
    static void check(Fields task, int units, double mebibytes) {
        var memory = SIZES.get(units);
        if (memory == null) {
            String sizes = SIZES.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
            task.refuse("cpu", "must be one of Fargate's sizes: " + sizes, Integer.toString(units));
        } else if (mebibytes > 0 && !memory.has(mebibytes)) {
            String rule = "must be what Fargate gives a task of " + units + " CPU units: "
                    + (units == 256
                            ? "512, 1024 or 2048 MiB"
                            : memory.least() / GIBIBYTE + " to " + memory.most() / GIBIBYTE + " GiB in steps of "
                                    + memory.step() / GIBIBYTE + " GiB");
            task.refuse("memory", rule, null);
        }
    }
}

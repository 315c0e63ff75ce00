package dev.dryscale.scenario.price;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * CPU credits of burstable instance types. Source: Amazon EC2 User Guide, <em>Key concepts for burstable performance
 * instances</em>, credit table ({@code burstable-credits-baseline-concepts}), and <em>Standard mode concepts</em>, launch
 * credits; all rows were compared with both tables as published in {@code awsdocs/amazon-ec2-user-guide}.
 */
public final class BurstableTypes {

    private static final String FILE = "/credits/burstable-2026.csv";

    private BurstableTypes() {}

    /**
     * One burstable type.
     *
     * @param creditsPerHour earned in an hour
     * @param launchCredits of a start in standard mode (T2)
     */
    public record Burstable(String type, double creditsPerHour, double launchCredits, boolean unlimitedByDefault) {}

    /** The figures of {@code type}; null when it is not burstable. */
    public static @Nullable Burstable find(String type) {
        return Loaded.TYPES.get(type);
    }

    /** Read when first asked for. */
    private static final class Loaded {

        static final Map<String, Burstable> TYPES = types();

        private static Map<String, Burstable> types() {
            var types = new TreeMap<String, Burstable>();
            var stream = BurstableTypes.class.getResourceAsStream(FILE);
            if (stream == null) {
                throw new IllegalStateException(FILE + " is missing from the jar");
            }
            try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                reader.lines()
                        .skip(1)
                        .map(line -> line.split(",", -1))
                        .forEach(row -> types.put(
                                row[0],
                                new Burstable(
                                        row[0],
                                        Double.parseDouble(row[1]),
                                        Double.parseDouble(row[2]),
                                        row[3].equals("unlimited"))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return types;
        }
    }
}

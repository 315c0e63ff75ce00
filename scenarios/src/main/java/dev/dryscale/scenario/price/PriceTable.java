package dev.dryscale.scenario.price;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The dated price files inside the jar. Their figures are data of a day and a source, never facts of the code (BL-10). */
public final class PriceTable {

    private static final String ON_DEMAND = "/prices/ondemand-linux-2024-04-04.csv";
    private static final String ITEMS = "/prices/items-us-east-1.csv";

    /** What a report says about where instance prices come from. */
    public static final String ON_DEMAND_SOURCE = "On-Demand Linux prices of 2024-04-04 (ec2instances.info)";

    /** What a report says about where all other prices come from. */
    public static final String ITEMS_SOURCE = "item prices as stated for us-east-1 (prices/items-us-east-1.csv)";

    /** The region the item prices are stated for. */
    public static final String ITEMS_REGION = "us-east-1";

    private PriceTable() {}

    /**
     * One line of the On-Demand table.
     *
     * @param hour US dollars per hour, Linux
     */
    public record OnDemand(String region, String type, int vcpus, double memoryMiB, BigDecimal hour) {}

    /** The first line of the table about {@code type}; null when it has none. */
    static @Nullable OnDemand first(String type) {
        var field = "," + type + ",";
        for (var line : Loaded.ON_DEMAND_LINES) {
            if (line.startsWith(field, line.indexOf(','))) {
                return onDemand(line);
            }
        }
        return null;
    }

    /** The types of the table, in alphabetical order. */
    static Set<String> types() {
        var types = new TreeSet<String>();
        Loaded.ON_DEMAND_LINES.forEach(line -> types.add(onDemand(line).type()));
        return types;
    }

    private static OnDemand onDemand(String line) {
        var fields = line.split(",", -1);
        return new OnDemand(
                fields[0],
                fields[1],
                Integer.parseInt(fields[2]),
                Double.parseDouble(fields[3]) * 1024,
                new BigDecimal(fields[4]));
    }

    /** The regions of the table, in alphabetical order. */
    public static Set<String> regions() {
        var regions = new TreeSet<String>();
        Loaded.ON_DEMAND_LINES.forEach(line -> regions.add(line.substring(0, line.indexOf(','))));
        return regions;
    }

    /** US dollars per hour by instance type. */
    public static Map<String, BigDecimal> instanceHours(String region) {
        var hours = new LinkedHashMap<String, BigDecimal>();
        for (var line : Loaded.ON_DEMAND_LINES) {
            if (line.startsWith(region + ",")) {
                var row = onDemand(line);
                hours.put(row.type(), row.hour());
            }
        }
        return hours;
    }

    /** US dollars by item key, for {@link #ITEMS_REGION}. */
    public static Map<String, BigDecimal> items() {
        var items = new LinkedHashMap<String, BigDecimal>();
        for (var row : rows(ITEMS)) {
            items.put(row.get(0), new BigDecimal(row.get(1)));
        }
        return items;
    }

    private static List<List<String>> rows(String resource) {
        try (Reader in = open(resource);
                var csv = CsvReader.builder()
                        .commentStrategy(de.siegmar.fastcsv.reader.CommentStrategy.SKIP)
                        .ofCsvRecord(in)) {
            var rows = new ArrayList<List<String>>();
            csv.forEach(row -> rows.add(row.getFields()));
            return rows.subList(1, rows.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader open(String resource) {
        var in = PriceTable.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("the jar lacks " + resource);
        }
        return new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    /**
     * Read when first asked for. Of five thousand lines a run needs the few about its region, so lines stay text until
     * then; nothing in this table is quoted.
     */
    private static final class Loaded {

        static final List<String> ON_DEMAND_LINES = lines();

        private static List<String> lines() {
            try (var in = new BufferedReader(open(ON_DEMAND))) {
                var lines = new ArrayList<String>();
                for (var line = in.readLine(); line != null; line = in.readLine()) {
                    if (!line.startsWith("#")) {
                        lines.add(line);
                    }
                }
                return lines.subList(1, lines.size());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

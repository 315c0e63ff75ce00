package dev.dryscale.scenario.price;

import de.siegmar.fastcsv.reader.CsvReader;
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

    static List<OnDemand> onDemand() {
        return Loaded.ON_DEMAND_ROWS;
    }

    /** The regions of the table, in alphabetical order. */
    public static Set<String> regions() {
        var regions = new TreeSet<String>();
        Loaded.ON_DEMAND_ROWS.forEach(row -> regions.add(row.region()));
        return regions;
    }

    /** US dollars per hour by instance type. */
    public static Map<String, BigDecimal> instanceHours(String region) {
        var hours = new LinkedHashMap<String, BigDecimal>();
        for (var row : Loaded.ON_DEMAND_ROWS) {
            if (row.region().equals(region)) {
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

    /** Read when first asked for. */
    private static final class Loaded {

        static final List<OnDemand> ON_DEMAND_ROWS = rows(ON_DEMAND).stream()
                .map(row -> new OnDemand(
                        row.get(0),
                        row.get(1),
                        Integer.parseInt(row.get(2)),
                        Double.parseDouble(row.get(3)) * 1024,
                        new BigDecimal(row.get(4))))
                .toList();
    }
}

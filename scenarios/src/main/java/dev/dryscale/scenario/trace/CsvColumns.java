package dev.dryscale.scenario.trace;

import dev.dryscale.scenario.Problems;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a CSV: which holds the stamps, which the counts. They are found by name, never by position, so that a
 * swapped header or a missing one loses no data.
 */
final class CsvColumns {

    static final int NONE = -1;

    private static final Set<String> TIME_NAMES = Set.of(
            "timestamp",
            "time",
            "date",
            "datetime",
            "ts",
            "epoch",
            "second",
            "minute",
            "hour",
            "offset",
            "at",
            "arrival",
            "arrivaltime",
            "arrival_time",
            "submit",
            "submit_time",
            "submittime",
            "request_time",
            "t");
    private static final Set<String> SURE_COUNT_NAMES = Set.of(
            "requests",
            "request_count",
            "requestcount",
            "count",
            "counts",
            "hits",
            "invocations",
            "arrivals",
            "calls",
            "invocation_count");
    private static final Set<String> LIKELY_COUNT_NAMES = Set.of("value", "sum", "n");

    private final List<String> names;
    private final char separator;
    private final boolean headerInFile;

    private CsvColumns(List<String> names, char separator, boolean headerInFile) {
        this.names = names;
        this.separator = separator;
        this.headerInFile = headerInFile;
    }

    static CsvColumns of(TraceHead head, ReplayOptions options) {
        char separator = separator(head, options);
        if (!options.header().isEmpty()) {
            return new CsvColumns(options.header(), separator, false);
        }
        byte[] line = head.first().getBytes(StandardCharsets.ISO_8859_1);
        var cells = new CsvLine(separator);
        var names = new ArrayList<String>();
        if (line.length <= TraceFormat.LONGEST_LOG_LINE && cells.split(line, 0, line.length)) {
            for (int i = 0; i < cells.cells(); i++) {
                names.add(new String(line, cells.from(i), cells.to(i) - cells.from(i), StandardCharsets.UTF_8));
            }
        }
        return new CsvColumns(names, separator, true);
    }

    private static char separator(TraceHead head, ReplayOptions options) {
        if (options.separator() != null) {
            return options.separator();
        }
        var name = head.name().toLowerCase(Locale.ROOT);
        return name.endsWith(".tsv") || name.endsWith(".tsv.gz") ? '\t' : ',';
    }

    List<String> names() {
        return names;
    }

    char separator() {
        return separator;
    }

    boolean headerInFile() {
        return headerInFile;
    }

    /** The stamps' column: the one that is stated, else the only one with a time's name; {@link #NONE} without. */
    int time(ReplayOptions options) throws RefusedTraceException {
        var stated = options.timeColumn();
        return stated != null ? named(stated, "timeColumn") : only(TIME_NAMES, "timeColumn");
    }

    /** The counts' column: the one that is stated, else the only one with a count's name; {@link #NONE} without. */
    int count(ReplayOptions options) throws RefusedTraceException {
        var stated = options.countColumn();
        if (stated != null) {
            return named(stated, "countColumn");
        }
        int sure = only(SURE_COUNT_NAMES, "countColumn");
        return sure != NONE ? sure : only(LIKELY_COUNT_NAMES, "countColumn");
    }

    boolean hasTime() {
        return matching(TIME_NAMES) > 0;
    }

    boolean hasSureCount() {
        return matching(SURE_COUNT_NAMES) > 0;
    }

    boolean hasLikelyCount() {
        return matching(LIKELY_COUNT_NAMES) > 0;
    }

    private long matching(Set<String> known) {
        return names.stream().filter(name -> known.contains(base(name))).count();
    }

    private int named(String wanted, String option) throws RefusedTraceException {
        int index = names.indexOf(wanted);
        if (index < 0) {
            throw new RefusedTraceException(
                    option + " must be one of the columns " + shownNames(), wanted, Problems.nearest(wanted, names));
        }
        return index;
    }

    private int only(Set<String> known, String option) throws RefusedTraceException {
        int found = NONE;
        for (int i = 0; i < names.size(); i++) {
            if (known.contains(base(names.get(i)))) {
                if (found != NONE) {
                    throw new RefusedTraceException(
                            "has several columns that could be meant; state " + option + ":", shownNames());
                }
                found = i;
            }
        }
        return found;
    }

    String shownNames() {
        byte[] all = String.join(", ", names).getBytes(StandardCharsets.UTF_8);
        return Shown.bytes(all, 0, all.length);
    }

    /** The reader of a column's stamps: its unit or zone is stated, or declared by the column's name. */
    static StampField stamps(String column, ReplayOptions options, @Nullable ZoneId usualZone, boolean epochAllowed) {
        var unit = options.stampUnit() != null ? options.stampUnit() : declaredUnit(column);
        if (unit != null) {
            return StampField.numbers(unit, options.startNanos());
        }
        ZoneId zone = options.timeZone();
        if (zone == null) {
            zone = lower(column).endsWith("_utc") ? ZoneOffset.UTC : usualZone;
        }
        boolean saysEpoch = lower(column).startsWith("epoch");
        return epochAllowed || saysEpoch ? StampField.any(zone) : StampField.calendar(zone);
    }

    static @Nullable StampUnit declaredUnit(String column) {
        var name = lower(column);
        int dash = name.lastIndexOf('_');
        return dash < 0 ? null : StampUnit.ofWord(name.substring(dash + 1));
    }

    private static String base(String column) {
        var name = lower(column);
        int dash = name.lastIndexOf('_');
        if (dash > 0 && (name.endsWith("_utc") || declaredUnit(name) != null)) {
            return name.substring(0, dash);
        }
        return name;
    }

    private static String lower(String column) {
        return column.strip().toLowerCase(Locale.ROOT);
    }
}

package dev.dryscale.scaling;

import dev.dryscale.scaling.metric.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One published control-loop table: its parameters, its minutes and the actions of its literal variant. */
record ControlLoopTruth(
        int initial,
        Rational target,
        int min,
        int max,
        int bootSeconds,
        int warmupSeconds,
        boolean cpu,
        List<Row> rows,
        String literalActions) {

    private static final Pattern PARAMETERS = Pattern.compile("n0=(\\d+), target=(\\d+), min=(\\d+), max=(\\d+),"
            + " boot=(\\d+) s, warm-up=(\\d+) s, metric=(\\w+), datapoint delay=0 s");

    /**
     * One minute.
     *
     * @param alarm HIGH, LOW or empty
     * @param action as printed; empty when none
     */
    record Row(
            int minute,
            Rational load,
            String metric,
            String alarm,
            String action,
            int desired,
            int inService,
            int pastWarmup) {

        Row withoutLoad() {
            return new Row(minute, Rational.ZERO, metric, alarm, "", desired, inService, pastWarmup);
        }

        /** The wanted capacity as our reason must print it, e.g. {@code ) = 8}. */
        String wantedInReason() {
            Matcher wanted = Pattern.compile("(?:want |\\)=)(\\d+)").matcher(action);
            if (!wanted.find()) {
                throw new IllegalArgumentException("no wanted capacity in '" + action + "'");
            }
            return String.format(Locale.ROOT, ") = %s", wanted.group(1));
        }
    }

    static ControlLoopTruth parse(String table, List<String> lines) {
        int from = 0;
        while (!lines.get(from).startsWith("### " + table + ".")) {
            from++;
        }
        Matcher parameters = null;
        List<Row> rows = new ArrayList<>();
        String literal = "";
        for (String line : lines.subList(from + 1, lines.size())) {
            Matcher found = PARAMETERS.matcher(line);
            if (found.matches()) {
                parameters = found;
            } else if (line.matches("\\| \\d.*")) {
                rows.add(row(line));
            } else if (line.startsWith("Variant 'literal'")) {
                literal = line.substring(line.indexOf("): ") + 3);
            } else if (line.startsWith("### ")) {
                break;
            }
        }
        if (parameters == null) {
            throw new IllegalArgumentException("no parameters for " + table);
        }
        return new ControlLoopTruth(
                Integer.parseInt(parameters.group(1)),
                Rational.parse(parameters.group(2)),
                Integer.parseInt(parameters.group(3)),
                Integer.parseInt(parameters.group(4)),
                Integer.parseInt(parameters.group(5)),
                Integer.parseInt(parameters.group(6)),
                parameters.group(7).equals("cpu"),
                rows,
                literal);
    }

    private static Row row(String line) {
        String[] cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
        return new Row(
                Integer.parseInt(cells[1]),
                Rational.parse(cells[2]),
                cells[3],
                cells[4],
                cells[6],
                Integer.parseInt(cells[7]),
                Integer.parseInt(cells[8]),
                Integer.parseInt(cells[9]));
    }
}

package dev.dryscale.experiment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one gate grammar: {@code measure operator bound}, the bound absolute ({@code 500ms}, {@code 0.1%}, {@code $12}) or
 * relative ({@code 1.05 * baseline}). {@code p99} and {@code p(99)} are the same and white space is free.
 */
final class GateParser {

    private static final Map<String, Double> SECONDS =
            Map.of("ns", 1e-9, "us", 1e-6, "ms", 1e-3, "s", 1.0, "m", 60.0, "min", 60.0, "h", 3600.0);

    private final String text;
    private int at;

    private GateParser(String text) {
        this.text = text;
    }

    /**
     * The gate that {@code text} says.
     *
     * @throws IllegalArgumentException with the position and what was expected there
     */
    static Gate parse(String text) {
        return new GateParser(text).gate();
    }

    private Gate gate() {
        var measure = measure();
        var operator = operator();
        skipSpace();
        boolean dollars = accept("$");
        int boundAt = at;
        double number = number();
        skipSpace();
        boolean star = accept("*");
        skipSpace();
        int unitAt = at;
        String word = word("/%");
        end();
        if (star || word.equals("baseline")) {
            if (!star || dollars || !word.equals("baseline")) {
                throw expected(unitAt, "a relative bound written as 1.05 * baseline");
            }
            return new Gate(text, measure, operator, number, true);
        }
        if (dollars != measure.unit().startsWith("$") && (dollars || !word.isEmpty())) {
            throw expected(boundAt, units(measure));
        }
        return new Gate(text, measure, operator, number * factor(measure, word, unitAt), false);
    }

    private Measure measure() {
        skipSpace();
        int start = at;
        String name = word("_.");
        skipSpace();
        if (name.equalsIgnoreCase("p") && accept("(")) {
            skipSpace();
            name = "p" + word("_.");
            skipSpace();
            if (!accept(")")) {
                throw expected(at, "')'");
            }
        }
        for (var measure : Measure.values()) {
            if (measure.gateName().equals(name.toLowerCase(Locale.ROOT))) {
                return measure;
            }
        }
        String nearest = nearest(name.toLowerCase(Locale.ROOT));
        String known = Arrays.stream(Measure.values()).map(Measure::gateName).collect(Collectors.joining(", "));
        throw expected(start, "a measure" + (nearest == null ? "" : ", perhaps " + nearest) + ", one of " + known);
    }

    private Gate.Operator operator() {
        skipSpace();
        // Longest first, so that <= is not read as <.
        for (var operator : new Gate.Operator[] {
            Gate.Operator.AT_MOST, Gate.Operator.AT_LEAST, Gate.Operator.LESS, Gate.Operator.GREATER
        }) {
            if (accept(operator.symbol())) {
                return operator;
            }
        }
        throw expected(at, "one of <, <=, >, >=");
    }

    private double number() {
        int start = at;
        while (at < text.length() && "0123456789.".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        if (!digits.matches("[0-9]+(\\.[0-9]+)?") || digits.length() > 30) {
            throw expected(start, "a number");
        }
        return Double.parseDouble(digits);
    }

    private double factor(Measure measure, String unit, int unitAt) {
        return switch (measure.unit()) {
            case "s" -> oneOf(SECONDS, measure, unit, unitAt);
            case "h" -> oneOf(Map.of("h", 1.0), measure, unit, unitAt);
            case "min" -> oneOf(Map.of("m", 1.0, "min", 1.0, "h", 60.0), measure, unit, unitAt);
            case "share" -> oneOf(Map.of("%", 0.01, "", 1.0), measure, unit, unitAt);
            case "1/h" -> oneOf(Map.of("", 1.0, "/h", 1.0), measure, unit, unitAt);
            case "$/h" -> oneOf(Map.of("", 1.0, "/h", 1.0), measure, unit, unitAt);
            case "$/month" -> oneOf(Map.of("", 1.0, "/month", 1.0), measure, unit, unitAt);
            default -> oneOf(Map.of("", 1.0), measure, unit, unitAt);
        };
    }

    private double oneOf(Map<String, Double> factors, Measure measure, String unit, int unitAt) {
        var factor = factors.get(unit);
        if (factor == null) {
            throw expected(unitAt, units(measure));
        }
        return factor;
    }

    private static String units(Measure measure) {
        return switch (measure.unit()) {
                    case "s" -> "a time with a unit, one of ns, us, ms, s, m, h, e.g. 500ms";
                    case "h" -> "hours, e.g. 48h";
                    case "min" -> "minutes, e.g. 90min";
                    case "share" -> "a share, e.g. 0.1%";
                    case "1/h" -> "a number per hour, e.g. 6";
                    case "$", "$/h", "$/month" -> "dollars, e.g. $12.50";
                    default -> "a plain number, e.g. 6";
                }
                + ", as "
                + measure.gateName()
                + " takes";
    }

    private String word(String further) {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || further.indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean accept(String token) {
        boolean there = text.startsWith(token, at);
        at += there ? token.length() : 0;
        return there;
    }

    private void skipSpace() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private void end() {
        skipSpace();
        if (at < text.length()) {
            throw expected(at, "the end of the gate");
        }
    }

    private static IllegalArgumentException expected(int position, String what) {
        return new IllegalArgumentException("must have at character " + (position + 1) + " " + what);
    }

    private static @Nullable String nearest(String name) {
        String best = null;
        int bestDistance = 3;
        for (var measure : Measure.values()) {
            int distance = distance(name, measure.gateName());
            if (distance < bestDistance) {
                best = measure.gateName();
                bestDistance = distance;
            }
        }
        return best;
    }

    /** Levenshtein's distance, the classic one-row table. */
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}

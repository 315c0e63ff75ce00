package dev.dryscale.scenario.document;

import dev.dryscale.scenario.Problems;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A number with its unit in the value, e.g. {@code 300s}, {@code 120/s}, {@code 50%}, {@code 4KiB}. */
public enum Quantity {
    /** Read as nanoseconds. */
    TIME(units("ns", "1", "us", "1e3", "ms", "1e6", "s", "1e9", "m", "6e10", "h", "36e11", "d", "864e11")),
    /** Read as events per second. */
    RATE(units("/s", "1", "/min", "1/60", "/m", "1/60", "/h", "1/3600", "/d", "1/86400")),
    /** Read as a share of 1. */
    SHARE(units("%", "1e-2")),
    /** Read as bytes. */
    BYTES(units("B", "1", "kB", "1e3", "MB", "1e6", "GB", "1e9", "KiB", "1024", "MiB", "1048576", "GiB", "1073741824")),
    /** Read as US dollars per hour. */
    DOLLARS_PER_HOUR(units("/h", "1", "/month", "1/730")),
    /** Read as US dollars per month of 730 hours. */
    DOLLARS_PER_MONTH(units("/month", "1", "/h", "730"));

    /** Longest time that is read: 100 years, well inside a {@code long} of nanoseconds. */
    public static final long LONGEST_NANOS = 36_525L * 86_400 * 1_000_000_000;

    private static final Pattern SPLIT = Pattern.compile("(\\$?)([-+0-9.eE]*[0-9.])(?: ?)([^0-9. ].*)?");

    /** Unmodifiable, in the order in which messages list the units. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, String> units;

    Quantity(Map<String, String> units) {
        this.units = units;
    }

    private static Map<String, String> units(String... unitAndFactor) {
        var units = new LinkedHashMap<String, String>();
        for (int i = 0; i < unitAndFactor.length; i += 2) {
            units.put(unitAndFactor[i], unitAndFactor[i + 1]);
        }
        return Collections.unmodifiableMap(units);
    }

    /** The exact value in this quantity's base unit (34 digits for rates); null, told to the problems, when it is none. */
    public @Nullable BigDecimal read(Node node, Problems problems) {
        String text = node instanceof ScalarNode scalar && scalar.kind() != ScalarNode.Kind.NULL ? scalar.text() : "";
        var match = SPLIT.matcher(text);
        if (!match.matches() || match.group(1).isEmpty() == isMoney()) {
            Scalars.refuse(node, rule(), problems);
            return null;
        }
        var number = ExactNumber.parse(match.group(2));
        String unit = match.group(3) == null ? "" : match.group(3);
        String factor = units.get(unit);
        if (number == null || factor == null) {
            Scalars.refuse(node, rule(), null, problems);
            return null;
        }
        return number.multiply(factor(factor));
    }

    private boolean isMoney() {
        return this == DOLLARS_PER_HOUR || this == DOLLARS_PER_MONTH;
    }

    private static BigDecimal factor(String factor) {
        if (factor.startsWith("1/")) {
            return BigDecimal.ONE.divide(new BigDecimal(factor.substring(2)), java.math.MathContext.DECIMAL128);
        }
        return new BigDecimal(factor);
    }

    private String rule() {
        String sign = isMoney() ? "$" : "";
        return "must be a number with a unit, one of " + sign + String.join(", " + sign, units.keySet()) + ", e.g. "
                + switch (this) {
                    case TIME -> "300s";
                    case RATE -> "120/s";
                    case SHARE -> "50%";
                    case BYTES -> "4KiB";
                    case DOLLARS_PER_HOUR -> "$0.096/h";
                    case DOLLARS_PER_MONTH -> "$0.10/month";
                };
    }

    /** A time of {@code least} to {@code most} nanoseconds, exact to the nanosecond. */
    public static long nanos(Node node, long least, long most, long fallback, Problems problems) {
        var value = TIME.read(node, problems);
        if (value == null) {
            return fallback;
        }
        var rounded = value.setScale(0, RoundingMode.HALF_EVEN);
        if (value.compareTo(BigDecimal.valueOf(least)) < 0 || value.compareTo(BigDecimal.valueOf(most)) > 0) {
            Scalars.refuse(node, "must be from " + phrase(least) + " to " + phrase(most), problems);
            return fallback;
        }
        if (rounded.compareTo(value) != 0) {
            Scalars.refuse(node, "must be a whole number of nanoseconds", problems);
            return fallback;
        }
        return rounded.longValueExact();
    }

    /** {@code nanos} with the largest unit that leaves a whole number, e.g. {@code 90s}; 0 is {@code 0s}. */
    public static String phrase(long nanos) {
        String[] names = {"d", "h", "m", "s", "ms", "us"};
        for (String unit : names) {
            long factor = new BigDecimal(TIME.units.get(unit)).longValueExact();
            boolean asSeconds = !unit.equals("s") && nanos == 0;
            if (!asSeconds && nanos % factor == 0) {
                return nanos / factor + unit;
            }
        }
        return nanos + "ns";
    }
}

package dev.dryscale.report;

import dev.dryscale.experiment.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * How the values of one measure are shown to people: one unit and one number of decimals for all of them, so that a row
 * can be read across. Per hour and per month stand in the row's label. Rounded for reading; machines get {@link Numbers#exact}.
 *
 * @param factor from the measure's unit to the shown one
 * @param prefix before the number, e.g. {@code $}
 * @param suffix after the number, with its blank, e.g. {@code  ms}
 */
record Scale(double factor, String prefix, String suffix, int decimals) {

    private static final int MAX_DECIMALS = 3;
    private static final int MAX_DECIMALS_SHARE = 5;
    static final String NO_VALUE = "n/a";

    /** The scale that shows the smallest of {@code values} with three significant digits (shares: two), within reason. */
    static Scale of(Measure measure, double... values) {
        return of(measure.unit(), values);
    }

    static Scale of(String unit, double... values) {
        var largest = Arrays.stream(values)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
        return switch (unit) {
            case "s" -> time(largest, values);
            case "$", "$/h", "$/month" -> fitted(1, "$", "", money(largest), values);
            case "share" -> fitted(100, "", " %", MAX_DECIMALS_SHARE, values);
            case "1/h" -> fitted(1, "", "/h", MAX_DECIMALS, values);
            case "" -> fitted(1, "", "", MAX_DECIMALS, values);
            default -> fitted(1, "", " " + unit, MAX_DECIMALS, values);
        };
    }

    private static Scale time(double largest, double[] values) {
        if (largest > 0 && largest < 1e-3) {
            return fitted(1e6, "", " µs", MAX_DECIMALS, values);
        }
        if (largest > 0 && largest < 1) {
            return fitted(1e3, "", " ms", MAX_DECIMALS, values);
        }
        if (largest < 600) {
            return fitted(1, "", " s", MAX_DECIMALS, values);
        }
        return largest < 36_000
                ? fitted(1 / 60.0, "", " min", MAX_DECIMALS, values)
                : fitted(1 / 3600.0, "", " h", MAX_DECIMALS, values);
    }

    private static int money(double largest) {
        return largest >= 1 ? -2 : MAX_DECIMALS_SHARE;
    }

    /** A negative {@code most} asks for exactly that many decimals. */
    private static Scale fitted(double factor, String prefix, String suffix, int most, double[] values) {
        if (most < 0) {
            return new Scale(factor, prefix, suffix, -most);
        }
        var shown = Arrays.stream(values)
                .filter(Double::isFinite)
                .map(value -> Math.abs(value * factor))
                .filter(value -> value > 0)
                .toArray();
        if (Arrays.stream(shown).allMatch(value -> value == Math.rint(value))) {
            return new Scale(factor, prefix, suffix, 0);
        }
        var smallest = Arrays.stream(shown).min().orElse(1);
        var digits = suffix.equals(" %") ? 2 : 3;
        var decimals = digits - 1 - (int) Math.floor(Math.log10(smallest));
        return new Scale(factor, prefix, suffix, Math.max(0, Math.min(most, decimals)));
    }

    /** The value with its unit; {@value #NO_VALUE} when there is none. */
    String text(double value) {
        if (!Double.isFinite(value)) {
            return NO_VALUE;
        }
        return sign(value) + prefix + magnitude(value) + suffix;
    }

    /** The value without unit. */
    String bare(double value) {
        return Double.isFinite(value) ? sign(value) + magnitude(value) : NO_VALUE;
    }

    /** {@code [low, high]} in this scale, without unit. */
    String interval(double low, double high) {
        return "[" + bare(low) + ", " + bare(high) + "]";
    }

    /** What is not zero never looks like zero: it is shown as less than the last decimal. */
    private String sign(double value) {
        return (value < 0 ? "-" : "") + (vanishes(value) ? "<" : "");
    }

    private boolean vanishes(double value) {
        return value != 0 && rounded(value).signum() == 0;
    }

    private String magnitude(double value) {
        var shown = vanishes(value) ? BigDecimal.ONE.movePointLeft(decimals) : rounded(value);
        return grouped(shown.toPlainString());
    }

    /** Half away from zero, of the shortest decimal of the value, as a reader would round what is in {@code result.json}. */
    private BigDecimal rounded(double value) {
        return new BigDecimal(Numbers.exact(Math.abs(value)))
                .multiply(BigDecimal.valueOf(factor))
                .setScale(decimals, RoundingMode.HALF_UP);
    }

    private static String grouped(String plain) {
        var point = plain.indexOf('.');
        var out = new StringBuilder(plain);
        for (var i = (point < 0 ? plain.length() : point) - 3; i > 0; i -= 3) {
            out.insert(i, ',');
        }
        return out.toString();
    }
}

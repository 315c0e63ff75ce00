package dev.dryscale.experiment;

import java.util.Locale;

/** Values in words for verdicts, the same in every locale. */
final class Phrases {

    private Phrases() {}

    static String seconds(double seconds) {
        if (Double.isNaN(seconds)) {
            return "none";
        }
        double size = Math.abs(seconds);
        return size < 0.9995 ? threeDigits(seconds * 1000) + " ms" : threeDigits(seconds) + " s";
    }

    /** Three significant digits and no exponent: -1.96, 512, 1504. */
    private static String threeDigits(double value) {
        double size = Math.abs(value);
        int decimals = size < 0.9995 ? 3 : size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** A difference: the sign before the currency, as accountants write it. */
    static String dollars(Estimate difference) {
        return String.format(
                Locale.ROOT,
                "%s$%.2f [%+.2f, %+.2f]",
                difference.value() < 0 ? "-" : "+",
                Math.abs(difference.value()),
                difference.low(),
                difference.high());
    }

    /** A relative change. */
    static String percent(Estimate change) {
        return String.format(
                Locale.ROOT, "%+.1f %% [%+.1f, %+.1f]", 100 * change.value(), 100 * change.low(), 100 * change.high());
    }

    static String dollarsPerMonth(Estimate estimate) {
        return String.format(Locale.ROOT, "$%.2f/month", estimate.value());
    }

    static String count(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
    }

    static String value(Measure measure, double value) {
        return switch (measure.unit()) {
            case "s" -> seconds(value);
            case "share" -> String.format(Locale.ROOT, "%.3g %%", 100 * value);
            default -> String.format(Locale.ROOT, "%.4g %s", value, measure.unit());
        };
    }
}

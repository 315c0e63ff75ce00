package dev.dryscale.experiment;

import java.util.Locale;

/** Values in words for verdicts, the same in every locale. */
final class Phrases {

    private Phrases() {}

    static String seconds(double seconds) {
        if (Double.isNaN(seconds)) {
            return "none";
        }
        return seconds < 1
                ? String.format(Locale.ROOT, "%.3g ms", seconds * 1000)
                : String.format(Locale.ROOT, "%.3g s", seconds);
    }

    static String dollars(Estimate difference) {
        return String.format(
                Locale.ROOT, "$%+.2f [%+.2f, %+.2f]", difference.value(), difference.low(), difference.high());
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

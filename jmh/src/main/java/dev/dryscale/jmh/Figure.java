package dev.dryscale.jmh;

import java.util.Locale;

/**
 * One measured figure.
 *
 * @param group what it is one of, the heading on the page
 */
record Figure(String group, String name, double value, String unit, Promise promise) {

    /** What the project promised about a figure. */
    record Promise(double limit, boolean atLeast) {

        static final Promise NONE = new Promise(Double.NaN, false);

        static Promise atMost(double limit) {
            return new Promise(limit, false);
        }

        static Promise atLeast(double limit) {
            return new Promise(limit, true);
        }

        /** How it reads beside a value; empty where nothing is promised. */
        String beside(double value) {
            if (Double.isNaN(limit)) {
                return "";
            }
            boolean met = atLeast ? value >= limit : value <= limit;
            return (atLeast ? "≥ " : "≤ ") + number(limit) + (met ? ", met" : ", **missed**");
        }
    }

    Figure named(String other, double measured) {
        return new Figure(group, other, measured, unit, promise);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}

package dev.dryscale.jmh;

/**
 * One measured figure.
 *
 * @param group what it is one of, the heading on the page
 * @param target the most it may be by the project's own promise; NaN for what promises nothing
 */
record Figure(String group, String name, double value, String unit, double target) {}

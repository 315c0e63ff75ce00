package dev.dryscale.experiment;

/**
 * How one gate came out.
 *
 * @param expression as it was written, e.g. {@code p99 < 500ms}
 * @param actual the measured value, in the measure's unit
 * @param limit the bound in the same unit, relative bounds resolved
 */
public record GateOutcome(String expression, Measure measure, double actual, double limit, boolean held) {}

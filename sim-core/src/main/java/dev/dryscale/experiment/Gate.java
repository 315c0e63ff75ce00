package dev.dryscale.experiment;

/**
 * A bound that a candidate must keep, in the one gate grammar: {@code p99 < 500ms}, {@code cost <= 1.05 * baseline}.
 *
 * @param expression as it was written
 * @param bound in the measure's unit, or the factor of a relative bound
 * @param relative whether the bound is a multiple of the baseline's value
 */
public record Gate(String expression, Measure measure, Operator operator, double bound, boolean relative) {

    /**
     * Reads the gate grammar.
     *
     * @throws IllegalArgumentException with the position, what was expected there and the nearest measure
     */
    public static Gate parse(String text) {
        return GateParser.parse(text);
    }

    /**
     * By which share of its limit the gate is missed: negative when it is held, infinite when nothing was measured; where the
     * limit is 0, by how much in the measure's unit.
     */
    public double excess(double actual, double limit) {
        if (Double.isNaN(actual)) {
            return Double.POSITIVE_INFINITY;
        }
        boolean upper = operator == Operator.LESS || operator == Operator.AT_MOST;
        double beyond = upper ? actual - limit : limit - actual;
        return limit == 0 ? beyond : beyond / Math.abs(limit);
    }

    /** The comparisons a gate may use. */
    public enum Operator {
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">=");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        /** Whether {@code actual} keeps the bound. */
        public boolean holds(double actual, double bound) {
            return switch (this) {
                case LESS -> actual < bound;
                case AT_MOST -> actual <= bound;
                case GREATER -> actual > bound;
                case AT_LEAST -> actual >= bound;
            };
        }
    }
}

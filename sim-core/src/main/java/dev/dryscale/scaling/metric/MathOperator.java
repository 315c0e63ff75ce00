package dev.dryscale.scaling.metric;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operators of metric math, weakest first. */
enum MathOperator {
    OR(1, "OR", "||"),
    AND(2, "AND", "&&"),
    EQUAL(3, "=="),
    NOT_EQUAL(3, "!="),
    AT_MOST(3, "<="),
    AT_LEAST(3, ">="),
    LESS(3, "<"),
    GREATER(3, ">"),
    PLUS(4, "+"),
    MINUS(4, "-"),
    TIMES(5, "*"),
    DIVIDED_BY(5, "/"),
    POWER(6, "^");

    /** Exponents beyond this have results that no metric has. */
    private static final int LARGEST_EXACT_EXPONENT = 64;

    private final int strength;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of strings
    private final List<String> signs;

    MathOperator(int strength, String... signs) {
        this.strength = strength;
        this.signs = List.of(signs);
    }

    int strength() {
        return strength;
    }

    /** The operator written so; null when it is none. */
    static @Nullable MathOperator of(String sign) {
        for (var operator : values()) {
            if (operator.signs.contains(sign)) {
                return operator;
            }
        }
        return null;
    }

    /** The result; null when there is none, as for a division by zero, whose datapoint CloudWatch drops. */
    @Nullable Rational apply(Rational left, Rational right) {
        return switch (this) {
            case OR -> truth(left.signum() != 0 || right.signum() != 0);
            case AND -> truth(left.signum() != 0 && right.signum() != 0);
            case EQUAL -> truth(left.equals(right));
            case NOT_EQUAL -> truth(!left.equals(right));
            case AT_MOST -> truth(left.compareTo(right) <= 0);
            case AT_LEAST -> truth(left.compareTo(right) >= 0);
            case LESS -> truth(left.compareTo(right) < 0);
            case GREATER -> truth(left.compareTo(right) > 0);
            case PLUS -> left.plus(right);
            case MINUS -> left.minus(right);
            case TIMES -> left.times(right);
            case DIVIDED_BY -> right.signum() == 0 ? null : left.dividedBy(right);
            case POWER -> power(left, right);
        };
    }

    static Rational truth(boolean value) {
        return value ? Rational.ONE : Rational.ZERO;
    }

    private static @Nullable Rational power(Rational base, Rational exponent) {
        long whole = exponent.floor();
        if (!Rational.of(whole).equals(exponent) || Math.abs(whole) > LARGEST_EXACT_EXPONENT) {
            double result = StrictMath.pow(base.doubleValue(), exponent.doubleValue());
            return Double.isFinite(result) ? Rational.ofExact(result) : null;
        }
        if (whole < 0 && base.signum() == 0) {
            return null;
        }
        Rational result = Rational.ONE;
        for (long i = 0; i < Math.abs(whole); i++) {
            result = result.times(base);
        }
        return whole < 0 ? Rational.ONE.dividedBy(result) : result;
    }
}
